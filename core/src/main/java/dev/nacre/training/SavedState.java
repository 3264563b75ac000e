package dev.nacre.training;

import dev.nacre.safetensors.ShortText;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jblas.FloatMatrix;

/** Restores matrices from a checkpoint. */
final class SavedState {
    private SavedState() {}

    static void restore(Map<String, FloatMatrix> saved, Map<String, FloatMatrix> into) {
        Set<String> left = new TreeSet<>(saved.keySet());
        into.forEach((name, target) -> {
            FloatMatrix value = saved.get(name);
            if (value == null) throw differs(name + " is missing");
            if (value.length != target.length)
                throw differs(name + " has " + value.length + " elements, not " + target.length);
            System.arraycopy(value.data, 0, target.data, 0, value.length);
            left.remove(name);
        });
        if (!left.isEmpty()) throw differs(left + " do not belong to this training");
    }

    private static IllegalArgumentException differs(String how) {
        return new IllegalArgumentException("the checkpoint is of another training (" + ShortText.of(how)
                + "): resume with the same settings and listeners, in the same order");
    }
}
