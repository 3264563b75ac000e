package dev.nacre.onnx;

import dev.nacre.Loss;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;

/** The forms on the class path. A broken one doesn't hide the others. */
final class Forms {
    private final Map<String, OnnxForm> byName = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    Forms() {
        Set<ClassLoader> loaders = new LinkedHashSet<>();
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

    OnnxForm of(Part part) {
        OnnxForm form = byName.get(part.name());
        if (form != null) return form;
        String what = part.isA(Loss.class) ? "loss " : "layer ";
        String place = part.path().isEmpty() ? "" : part.path() + " ";
        throw new OnnxException(what + place + part.name() + " has no ONNX form; register an OnnxForm for it"
                + (problems.isEmpty() ? "" : ". Could not be loaded: " + String.join("; ", problems)));
    }
}
