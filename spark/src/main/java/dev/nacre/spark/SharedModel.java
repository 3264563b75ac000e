package dev.nacre.spark;

import dev.nacre.model.Model;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;

/** A model as the bytes of a model file. Each process that receives it reads it once. */
final class SharedModel implements Serializable {
    private static final long serialVersionUID = 1;

    private final byte[] bytes;
    private transient volatile Model model;

    SharedModel(byte[] bytes) {
        this.bytes = bytes;
    }

    static SharedModel of(Model model) {
        try {
            SharedModel shared = new SharedModel(model.bytes());
            shared.model = model;
            return shared;
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    byte[] bytes() {
        return bytes;
    }

    /** The model; any number of threads may predict with it. */
    Model get() {
        if (model != null) return model;
        synchronized (this) {
            try {
                if (model == null) model = Model.load(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e.getMessage(), e);
            }
            return model;
        }
    }
}
