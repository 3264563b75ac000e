package dev.nacre.examples.lab;

/** Ends an experiment before its time. The message is for the page; null if nobody is there to read it. */
final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1;

    Stopped(String message) {
        super(message, null, false, false);
    }
}
