"""The networks in which no public host has its address, as IANA's registries name them."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

# as data, because the module `ipaddress` knows what was registered when its Python was made
_OF_IPV4 = {
    "0.0.0.0/8": "This network",
    "10.0.0.0/8": "Private-Use",
    "100.64.0.0/10": "Shared Address Space",
    "127.0.0.0/8": "Loopback",
    "169.254.0.0/16": "Link Local",
    "172.16.0.0/12": "Private-Use",
    "192.0.0.0/24": "IETF Protocol Assignments",
    "192.0.2.0/24": "Documentation (TEST-NET-1)",
    "192.31.196.0/24": "AS112-v4",
    "192.52.193.0/24": "AMT",
    "192.88.99.0/24": "Deprecated (6to4 Relay Anycast)",
    "192.168.0.0/16": "Private-Use",
    "192.175.48.0/24": "Direct Delegation AS112 Service",
    "198.18.0.0/15": "Benchmarking",
    "198.51.100.0/24": "Documentation (TEST-NET-2)",
    "203.0.113.0/24": "Documentation (TEST-NET-3)",
    "224.0.0.0/4": "Multicast",
    "240.0.0.0/4": "Reserved",
    "168.63.129.16/32": "host of a machine at Azure",  # in no registry
}
"""The registry of special-purpose addresses of IPv4, global ones included: none is where pages are published."""
_OF_IPV6 = {
    "::/128": "Unspecified Address",
    "::1/128": "Loopback Address",
    "::/96": "IPv4-compatible",
    "::ffff:0:0/96": "IPv4-mapped Address",
    "::ffff:0:0:0/96": "IPv4-translated",
    "64:ff9b:1::/48": "IPv4-IPv6 Translat.",
    "100::/64": "Discard-Only Address Block",
    "100:0:0:1::/64": "Dummy IPv6 Prefix",
    "2001::/23": "IETF Protocol Assignments",
    "2001:db8::/32": "Documentation",
    "2002::/16": "6to4",
    "2620:4f:8000::/48": "Direct Delegation AS112 Service",
    "3fff::/20": "Documentation",
    "5f00::/16": "Segment Routing (SRv6) SIDs",
    "fc00::/7": "Unique-Local",
    "fe80::/10": "Link-Local Unicast",
    "fec0::/10": "Site-Local Unicast",
    "ff00::/8": "Multicast",
}
"""The registry of IPv6; what wraps an address of IPv4 is refused with all that it could wrap."""
_SPECIAL = [(ip_network(network), name) for network, name in (_OF_IPV4 | _OF_IPV6).items()]
_GLOBAL_UNICAST = ip_network("2000::/3")
_TRANSLATED = ip_network("64:ff9b::/96")
"""By which a network without IPv4 reaches public hosts of IPv4; their number stands in the last four bytes."""


def special_use(number: str) -> str:
    """Name what an IP address is set apart for; empty where it may be that of a public host."""
    ip = ip_address(number.partition("%")[0])
    if isinstance(ip, IPv6Address) and ip in _TRANSLATED:
        return special_use(str(IPv4Address(int(ip) & 0xFFFFFFFF)))
    named = next((name for network, name in _SPECIAL if ip in network), "")
    outside = isinstance(ip, IPv6Address) and ip not in _GLOBAL_UNICAST
    return named or ("Reserved by IETF" if outside else "")
