package dev.nacre.model;

import dev.nacre.Checks;
import dev.nacre.Network;
import dev.nacre.Parameter;
import dev.nacre.safetensors.ModelFormatException;
import dev.nacre.safetensors.Tensor;
import dev.nacre.safetensors.TensorFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads and writes models: safetensors files, which Python's {@code safetensors} opens too, with the network's text and all
 * else that a prediction needs in the header. {@code docs/model-files.md} describes the format.
 */
public final class ModelFile {
    private ModelFile() {}

    /**
     * Writes a model, atomically: afterwards the file is the new one, or the old one if anything went wrong.
     *
     * @param model what to write
     * @param file where to
     * @throws IOException if it can't be written, or a weight is NaN or infinite
     */
    public static void write(Model model, Path file) throws IOException {
        write(file, ModelMetadata.of(model), model.network().parameters());
    }

    /**
     * What a model file would hold: for models that travel, or lie elsewhere than in files.
     *
     * @param model the model
     * @return for {@link #read(byte[])}; written to disk, a model file
     * @throws IOException if a weight is NaN or infinite, or there are more than an array can hold, 2 GiB
     */
    public static byte[] bytes(Model model) throws IOException {
        return bytes(ModelMetadata.of(model), model.network().parameters());
    }

    /**
     * Writes parameters and metadata, atomically: for formats that hold more than a model, such as checkpoints.
     *
     * @param file where to
     * @param metadata what {@link ModelMetadata#of} gave, with further entries; the digest is added to it
     * @param parameters with distinct names
     * @throws IOException if it can't be written, or a number is NaN or infinite
     */
    public static void write(Path file, Map<String, String> metadata, List<Parameter> parameters) throws IOException {
        TensorFile.write(file, metadata, tensors(file.toString(), metadata, parameters));
    }

    /**
     * The bytes of such a file.
     *
     * @param metadata what {@link ModelMetadata#of} gave, with further entries; the digest is added to it
     * @param parameters with distinct names
     * @return the content of a file
     * @throws IOException if a number is NaN or infinite, or there are more than an array can hold, 2 GiB
     */
    public static byte[] bytes(Map<String, String> metadata, List<Parameter> parameters) throws IOException {
        return TensorFile.bytes(metadata, tensors("the model", metadata, parameters));
    }

    private static List<Tensor> tensors(String name, Map<String, String> metadata, List<Parameter> parameters)
            throws IOException {
        List<Tensor> tensors = new ArrayList<>();
        for (Parameter parameter : parameters) {
            int i = Checks.firstNotFinite(parameter.value());
            if (i >= 0)
                throw new IOException(name + " is not written: parameter " + parameter.name() + " holds "
                        + parameter.value().data[i]);
            tensors.add(new Tensor(parameter.name(), parameter.shape(), parameter.value().data));
        }
        metadata.put(ModelMetadata.SHA256, Digests.of(metadata, tensors));
        return tensors;
    }

    /**
     * Reads a model. All of it is checked: afterwards the model is the one that was written, to the bit, or there is none.
     *
     * @param file what {@link #write} wrote
     * @return the model
     * @throws ModelFormatException if the file is damaged, no model file, or needs a plugin that isn't there
     * @throws IOException if it can't be read
     */
    public static Model read(Path file) throws IOException {
        return StoredWeights.open(file, tensors -> new ModelReader(tensors).read());
    }

    /**
     * Reads a model from the bytes of a model file.
     *
     * @param bytes what {@link #bytes} gave, or a file holds
     * @return the model
     * @throws ModelFormatException if they are damaged, no model file, or need a plugin that isn't there
     * @throws IOException never
     */
    public static Model read(byte[] bytes) throws IOException {
        try (TensorFile tensors = TensorFile.open("the model", bytes)) {
            return new ModelReader(tensors).read();
        }
    }

    /**
     * Gives a network the weights of a safetensors file of any origin: PyTorch's state dict of an {@code nn.Sequential} of
     * the same layers, for example. Names and shapes must be those of the network's own parameters; PyTorch's counters,
     * {@code *.num_batches_tracked}, are passed over. Nothing is changed unless all of it fits.
     *
     * @param file the file
     * @param network its parameters are changed in place
     * @throws ModelFormatException if the file is damaged or doesn't fit the network
     * @throws IOException if it can't be read
     */
    public static void readWeights(Path file, Network network) throws IOException {
        StoredWeights.open(file, tensors -> {
            StoredWeights.replace(tensors, network.parameters(), StoredWeights::isPyTorchCounter);
            return network;
        });
    }
}
