package dev.nacre.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;

/** The forms on the class path. One that can't be loaded doesn't hide the others. */
final class Forms {
    private final Map<String, OnnxForm> byName = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    /** Looks in more class loaders than the usual ones, too. */
    Forms(ClassLoader... more) {
        Set<ClassLoader> loaders = new LinkedHashSet<>(List.of(more));
        loaders.add(OnnxForm.class.getClassLoader());
        loaders.add(Thread.currentThread().getContextClassLoader());
        loaders.remove(null);
        for (ClassLoader loader : loaders)
            collect(ServiceLoader.load(OnnxForm.class, loader).iterator());
    }

    private void collect(Iterator<OnnxForm> forms) {
        while (true) {
            try {
                if (!forms.hasNext()) return;
                add(forms.next());
            } catch (ServiceConfigurationError | LinkageError e) {
                problems.add(e.getMessage());
            }
        }
    }

    private void add(OnnxForm form) {
        for (String name : form.names()) {
            OnnxForm other = byName.put(name, form);
            if (other != null && other.getClass() != form.getClass())
                throw new OnnxException("two ONNX forms for " + name + ": "
                        + other.getClass().getName() + " and " + form.getClass().getName());
        }
    }

    /** Null if there is none of that name. */
    OnnxForm find(String name) {
        return byName.get(name);
    }

    OnnxException missing(OnnxLayer layer) {
        String inner = layer.innerNames();
        return new OnnxException((layer.isLoss() ? "loss " : "layer ") + layer.place()
                + " has no ONNX form; register an OnnxForm for it"
                + (inner.isEmpty() ? "" : ", which adds the layers inside it: " + inner)
                + (problems.isEmpty() ? "" : ". Could not be loaded: " + String.join("; ", problems)));
    }
}
