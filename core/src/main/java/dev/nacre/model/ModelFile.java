package dev.nacre.model;

import dev.nacre.Checks;
import dev.nacre.Network;
import dev.nacre.safetensors.ModelFormatException;
import dev.nacre.safetensors.Tensor;
import dev.nacre.safetensors.TensorFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Reads and writes the format of model files: safetensors, which Python's {@code safetensors} can open too. The header
 * contains the network's description and everything else that predictions need; {@code docs/model-files.md} describes
 * it. Applications should use {@link Model#save} and {@link Model#load}.
 */
public final class ModelFile {
    private ModelFile() {}

    /**
     * Writes tensors and metadata, atomically.
     *
     * @param file the file to write
     * @param metadata the result of {@link ModelMetadata#of}, possibly with more entries; the digest is added to it
     * @param tensors the result of {@link #tensors}, possibly with more tensors of other names
     * @throws IOException if it can't be written, or a number is NaN or infinite
     */
    public static void write(Path file, Map<String, String> metadata, List<Tensor> tensors) throws IOException {
        TensorFile.write(file, digested(file.toString(), metadata, tensors), tensors);
    }

    /**
     * The content of such a file as bytes.
     *
     * @param metadata the result of {@link ModelMetadata#of}, possibly with more entries; the digest is added to it
     * @param tensors the result of {@link #tensors}, possibly with more tensors of other names
     * @return the content of the file
     * @throws IOException if a number is NaN or infinite, or there are more than an array can hold, 2 GiB
     */
    public static byte[] bytes(Map<String, String> metadata, List<Tensor> tensors) throws IOException {
        return TensorFile.bytes(digested("the model", metadata, tensors), tensors);
    }

    private static Map<String, String> digested(String name, Map<String, String> metadata, List<Tensor> tensors)
            throws IOException {
        for (Tensor tensor : tensors) {
            int i = Checks.firstNotFinite(tensor.data(), tensor.data().length);
            if (i >= 0)
                throw new IOException(
                        name + " is not written: parameter " + tensor.name() + " holds " + tensor.data()[i]);
        }
        metadata.put(ModelMetadata.SHA256, Digests.of(metadata, tensors));
        return metadata;
    }

    /**
     * The weights of a network, after a check that they can be read again.
     *
     * @param network the network; its arrays are not copied
     * @return one tensor for each parameter
     * @throws IOException if the network's text does not build a network with the same parameters
     */
    public static List<Tensor> tensors(Network network) throws IOException {
        RebuildCheck.require(network);
        return network.parameters().stream()
                .map(p -> new Tensor(network.name(p), p.shape(), p.toFileOrder()))
                .toList();
    }

    /**
     * Loads weights from any safetensors file into a network, for example from PyTorch's state dict of an
     * {@code nn.Sequential} with the same layers. Names and shapes must be those of the network's parameters; PyTorch's
     * counters, {@code *.num_batches_tracked}, are ignored. If anything does not match, nothing is changed.
     *
     * @param file the file
     * @param network its parameters are changed in place
     * @throws ModelFormatException if the file is damaged or doesn't fit the network
     * @throws IOException if it can't be read
     */
    public static void readWeights(Path file, Network network) throws IOException {
        StoredWeights.open(file, tensors -> {
            StoredWeights.replace(tensors, network, StoredWeights::isPyTorchCounter);
            return network;
        });
    }
}
