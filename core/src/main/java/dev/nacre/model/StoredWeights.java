package dev.nacre.model;

import dev.nacre.Network;
import dev.nacre.Parameter;
import dev.nacre.safetensors.ModelFormatException;
import dev.nacre.safetensors.TensorFile;
import dev.nacre.safetensors.TensorInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** Reads the tensors of a file into parameters. */
public final class StoredWeights {
    private StoredWeights() {}

    /** PyTorch counts batches in a way that nothing depends on, unless momentum is None. */
    static boolean isPyTorchCounter(String name, TensorInfo info) {
        return name.endsWith("num_batches_tracked") && info.dtype().equals("I64");
    }

    /**
     * What to do with an open file.
     *
     * @param <T> the result
     */
    @FunctionalInterface
    public interface Reading<T> {
        /**
         * Reads.
         *
         * @param tensors open until this returns
         * @return the result
         * @throws IOException if the file can't be read or is not as it should be
         */
        T read(TensorFile tensors) throws IOException;
    }

    /**
     * Opens a file whose numbers fit into memory, and closes it after reading.
     *
     * @param <T> the result
     * @param file the file
     * @param reading what to do with it
     * @return what {@code reading} returned
     * @throws ModelFormatException if the file is larger than the JVM's memory
     * @throws IOException if it can't be read
     */
    public static <T> T open(Path file, Reading<T> reading) throws IOException {
        long most = Runtime.getRuntime().maxMemory();
        try (TensorFile tensors = TensorFile.open(file)) {
            if (Files.size(file) > most) throw tooLarge(file, null);
            return reading.read(tensors);
        } catch (OutOfMemoryError e) { // of one large array, which leaves the rest as it was
            throw tooLarge(file, e);
        }
    }

    private static ModelFormatException tooLarge(Path file, OutOfMemoryError cause) throws IOException {
        return new ModelFormatException(
                file + " has " + Files.size(file) + " bytes, more than this JVM's memory of up to "
                        + Runtime.getRuntime().maxMemory() + " bytes; give it more with -Xmx",
                cause);
    }

    /**
     * Reads tensors directly into a network, in one pass, and checks the file's digest if it has one. If this fails,
     * some weights are already changed, so use it only for new networks.
     *
     * @param tensors the file
     * @param network each of its parameters is read from the tensor of the same name
     * @param others where to read other tensors to, by their names; as long as the tensors
     * @param passedOver accepts the names of other tensors that the file may contain
     * @throws ModelFormatException if the file is damaged, or names, types or shapes differ
     * @throws IOException if it can't be read
     */
    public static void read(
            TensorFile tensors,
            Network network,
            Map<String, float[]> others,
            BiPredicate<String, TensorInfo> passedOver)
            throws IOException {
        Digests.undamaged(tensors, () -> {
            requireFit(tensors, network, passedOver);
            return network;
        });
        Map<String, float[]> arrays = new HashMap<>(others);
        List<Parameter> parameters = network.parameters();
        for (Parameter parameter : parameters) arrays.put(network.name(parameter), parameter.toFileOrder());
        Digests.readChecked(tensors, arrays);
        for (Parameter parameter : parameters) parameter.fromFileOrder(arrays.get(network.name(parameter)));
    }

    /** All or nothing: the network is changed only after every tensor was read and checked. */
    static void replace(TensorFile tensors, Network network, BiPredicate<String, TensorInfo> passedOver)
            throws IOException {
        requireFit(tensors, network, passedOver);
        List<Parameter> parameters = network.parameters();
        List<float[]> values = new ArrayList<>();
        for (Parameter parameter : parameters) {
            values.add(new float[parameter.value().length]);
            tensors.read(network.name(parameter), parameter.shape(), values.get(values.size() - 1));
        }
        for (int i = 0; i < values.size(); i++) parameters.get(i).fromFileOrder(values.get(i));
    }

    private static void requireFit(TensorFile tensors, Network network, BiPredicate<String, TensorInfo> passedOver)
            throws ModelFormatException {
        requireNames(tensors, network, passedOver);
        for (Parameter parameter : network.parameters()) {
            String name = network.name(parameter);
            requireShape(tensors.name(), name, tensors.tensors().get(name), parameter);
        }
    }

    private static void requireNames(TensorFile tensors, Network network, BiPredicate<String, TensorInfo> passedOver)
            throws ModelFormatException {
        var missing = network.parameters().stream().map(network::name).collect(Collectors.toCollection(TreeSet::new));
        var unknown = new TreeSet<String>();
        tensors.tensors().forEach((name, info) -> {
            if (!missing.remove(name) && !passedOver.test(name, info)) unknown.add(name);
        });
        if (!missing.isEmpty() || !unknown.isEmpty())
            throw new ModelFormatException(tensors.name() + " doesn't fit the network:" + some(" it lacks ", missing)
                    + some(" the network has no ", unknown));
    }

    private static String some(String what, TreeSet<String> names) {
        if (names.isEmpty()) return "";
        return what + names.stream().limit(10).collect(Collectors.joining(", ")) + (names.size() > 10 ? ", …" : "")
                + ";";
    }

    private static void requireShape(String file, String name, TensorInfo info, Parameter parameter)
            throws ModelFormatException {
        if (!info.dtype().equals("F32") || !info.shape().equals(parameter.shape()))
            throw new ModelFormatException(file + ": tensor " + name + " has type " + info.dtype() + " and shape "
                    + info.shape() + "; the network expects type F32 and shape " + parameter.shape());
    }
}
