package dev.nacre.onnx;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;

/** The forms on the class path. */
final class Forms {
    private final Map<String, OnnxForm> byName = new HashMap<>();

    Forms() {
        Set<ClassLoader> loaders = new LinkedHashSet<>();
        loaders.add(OnnxForm.class.getClassLoader());
        loaders.add(Thread.currentThread().getContextClassLoader());
        loaders.remove(null);
        for (ClassLoader loader : loaders)
            ServiceLoader.load(OnnxForm.class, loader).forEach(this::add);
    }

    private void add(OnnxForm form) {
        for (String name : form.names()) {
            OnnxForm other = byName.put(name, form);
            if (other != null && other.getClass() != form.getClass())
                throw new OnnxException("two ONNX forms for " + name + ": "
                        + other.getClass().getName() + " and " + form.getClass().getName());
        }
    }

    OnnxForm of(Part part) {
        OnnxForm form = byName.get(part.name());
        if (form == null)
            throw new OnnxException("layer " + (part.path().isEmpty() ? "" : part.path() + " ") + part.name()
                    + " has no ONNX form; register an OnnxForm for it");
        return form;
    }
}
