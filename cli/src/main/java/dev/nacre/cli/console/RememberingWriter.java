package dev.nacre.cli.console;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/** Remembers why it could not write first. */
final class RememberingWriter extends FilterWriter {
    private IOException failure;

    RememberingWriter(Writer out) {
        super(out);
    }

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
        remembering(() -> out.write(text, offset, length));
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
        remembering(() -> out.write(text, offset, length));
    }

    @Override
    public void write(int c) throws IOException {
        remembering(() -> out.write(c));
    }

    @Override
    public void flush() throws IOException {
        remembering(out::flush);
    }

    private interface Step {
        void run() throws IOException;
    }

    private void remembering(Step step) throws IOException {
        try {
            step.run();
        } catch (IOException e) {
            if (failure == null) failure = e;
            throw e;
        }
    }

    /** The first reason; null if all was written. */
    IOException failure() {
        return failure;
    }
}
