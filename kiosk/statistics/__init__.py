"""The everyday numbers of a terminal: counted, kept for a while, told to the operator. About nobody."""
