package dev.nacre;

import dev.nacre.safetensors.TensorFile;
import dev.nacre.safetensors.TensorInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Moves tensors of a file into parameters. */
final class StoredWeights {
    private static final String PYTORCH_COUNTER = "num_batches_tracked";

    private StoredWeights() {}

    /** All or nothing: the parameters are changed when every tensor was read and found good. */
    static void read(Path file, TensorFile tensors, List<Parameter> parameters) throws IOException {
        requireNames(file, tensors.tensors(), parameters);
        List<float[]> values = new ArrayList<>();
        for (Parameter parameter : parameters) {
            requireShape(file, tensors.tensors().get(parameter.name()), parameter);
            values.add(new float[parameter.value().length]);
            tensors.read(parameter.name(), parameter.shape(), values.get(values.size() - 1));
        }
        for (int i = 0; i < values.size(); i++)
            System.arraycopy(values.get(i), 0, parameters.get(i).value().data, 0, values.get(i).length);
    }

    private static void requireNames(Path file, Map<String, TensorInfo> tensors, List<Parameter> parameters)
            throws ModelFormatException {
        var missing = parameters.stream().map(Parameter::name).collect(Collectors.toCollection(TreeSet::new));
        var unknown = new TreeSet<String>();
        tensors.forEach((name, info) -> {
            boolean counter = name.endsWith(PYTORCH_COUNTER) && info.dtype().equals("I64");
            if (!missing.remove(name) && !counter) unknown.add(name);
        });
        if (!missing.isEmpty() || !unknown.isEmpty())
            throw new ModelFormatException(file + " doesn't fit the network:" + some(" it lacks ", missing)
                    + some(" the network has no ", unknown));
    }

    private static String some(String what, TreeSet<String> names) {
        if (names.isEmpty()) return "";
        return what + names.stream().limit(10).collect(Collectors.joining(", ")) + (names.size() > 10 ? ", …" : "")
                + ";";
    }

    private static void requireShape(Path file, TensorInfo info, Parameter parameter) throws ModelFormatException {
        if (!info.dtype().equals("F32") || !info.shape().equals(parameter.shape()))
            throw new ModelFormatException(file + ": tensor " + parameter.name() + " has type " + info.dtype()
                    + " and shape " + info.shape() + "; the network expects type F32 and shape " + parameter.shape());
    }
}
