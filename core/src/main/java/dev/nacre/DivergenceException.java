package dev.nacre;

/** Training was stopped since its loss was no finite number any more. The weights are those of the last good epoch. */
public final class DivergenceException extends RuntimeException {
    private static final long serialVersionUID = 1;

    DivergenceException(String message) {
        super(message);
    }
}
