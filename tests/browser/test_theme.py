from frame import Frame


class TestFrame(Frame):
    """Around the pages of the second register."""
