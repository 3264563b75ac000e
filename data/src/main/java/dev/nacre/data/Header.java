package dev.nacre.data;

/** Whether the first line of a table holds the names of the columns. */
public enum Header {
    /** The first line holds names. */
    PRESENT,
    /** The first line is the first sample. */
    ABSENT,
    /** The first line holds names if none of its cells is a number. */
    DETECT
}
