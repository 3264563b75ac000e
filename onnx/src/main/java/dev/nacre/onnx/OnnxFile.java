package dev.nacre.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.nacre.Fittable;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Layers;
import dev.nacre.Network;
import dev.nacre.Parameter;
import dev.nacre.layers.Sequential;
import dev.nacre.model.Model;
import dev.nacre.plugin.Plugins;
import dev.nacre.safetensors.AtomicFile;
import dev.nacre.safetensors.JsonText;
import dev.nacre.safetensors.ModelFormatException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes models as ONNX, and reads them: IR version 8, operators of opset 17, one input {@code input} of samples × features and one output
 * {@code output} of samples × outputs, with any number of samples. Nodes compute what the layers compute in inference;
 * layers that act in training only leave no trace.
 */
public final class OnnxFile {
    /** The operators' version. */
    public static final int OPSET = 17;

    private static final int IR_VERSION = 8;

    /** What a protobuf message may have. */
    private static final int LONGEST = Integer.MAX_VALUE - 8;

    /** What to leave out. */
    public enum Option {
        /** The preprocessing at the network's beginning: the input is what it gives. */
        WITHOUT_PREPROCESSING,
        /** The loss's function that turns outputs into predictions: softmax, for example. */
        WITHOUT_PREDICTION
    }

    private OnnxFile() {}

    /**
     * Writes a model, atomically.
     *
     * @param model what to write
     * @param file where to
     * @param options what to leave out
     * @throws OnnxException if a layer has no ONNX form; the message names it
     * @throws IOException if the file can't be written
     */
    public static void write(Model model, Path file, Option... options) throws IOException {
        ModelProto proto = export(model, List.of(options));
        AtomicFile.write(file, channel -> {
            OutputStream out = Channels.newOutputStream(channel);
            proto.writeTo(out);
            out.flush();
        });
    }

    /**
     * Reads a model: a chain of the layers that {@link #write} writes, from whatever program it comes; PyTorch's export of an
     * {@code nn.Sequential}, for example. Autoencoders come back as the dense layers they compute. A file of ours comes with
     * its loss and names; one of another origin predicts what the graph gives.
     *
     * @param file the file
     * @return the model
     * @throws ModelFormatException if the file is damaged, or a node has no counterpart; the message names it
     * @throws IOException if it can't be read
     */
    public static Model read(Path file) throws IOException {
        try {
            if (Files.size(file) > LONGEST)
                throw new ModelFormatException("it has more than the " + LONGEST + " bytes that ONNX allows");
            return new OnnxReader(ModelProto.parseFrom(Files.readAllBytes(file))).read();
        } catch (OutOfMemoryError e) { // of one large array, which leaves the rest as it was
            throw new ModelFormatException(
                    file + " needs more memory than this JVM may have; give it more with -Xmx", e);
        } catch (InvalidProtocolBufferException e) {
            throw new ModelFormatException(file + " is no ONNX file: " + e.getMessage(), e);
        } catch (ModelFormatException | IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException e) {
            throw new ModelFormatException(file + ": " + e.getMessage(), e);
        }
    }

    static ModelProto export(Model model, List<Option> options) {
        Network network = model.network();
        Map<String, Parameter> parameters = new HashMap<>();
        for (Parameter parameter : network.parameters()) parameters.put(parameter.name(), parameter);
        OnnxGraph graph = new OnnxGraph(new Forms());
        List<LayerSpec> specs = network.spec() instanceof Sequential chain ? chain.layers() : List.of(network.spec());
        List<Layer> layers =
                network.spec() instanceof Sequential ? network.layer().layers() : List.of(network.layer());
        int first = options.contains(Option.WITHOUT_PREPROCESSING) ? preprocessing(layers) : 0;
        int inputs = first == 0 ? network.inputs() : layers.get(first - 1).outputs();
        Flow flow = new Flow("input", inputs);
        for (int i = first; i < specs.size(); i++) {
            String path = network.spec() instanceof Sequential ? i + "." : "";
            flow = graph.layer(new Part(specs.get(i), path, parameters), flow);
        }
        if (!options.contains(Option.WITHOUT_PREDICTION))
            flow = graph.layer(new Part(model.loss(), "", parameters), flow);
        GraphProto.Builder built =
                graph.builder().addInput(value("input", inputs)).addOutput(value("output", flow.size()));
        built.addNodeBuilder()
                .setOpType("Identity")
                .setName("output")
                .addInput(flow.name())
                .addOutput("output");
        ModelProto.Builder proto = ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("nacre")
                .setGraph(built);
        proto.addOpsetImportBuilder().setDomain("").setVersion(OPSET);
        if (first == 0) metadata(proto, "features", JsonText.list(model.features()));
        metadata(proto, "labels", JsonText.list(model.labels()));
        metadata(proto, "loss", Plugins.format(model.loss()));
        metadata(proto, "network", Plugins.format(network.spec()));
        if (options.contains(Option.WITHOUT_PREDICTION)) metadata(proto, "outputs", OnnxReader.RAW);
        return proto.build();
    }

    /** How many layers at the beginning are preprocessing. */
    private static int preprocessing(List<Layer> layers) {
        int count = 0;
        while (count < layers.size()
                && Layers.flatten(layers.get(count)).stream().allMatch(Fittable.class::isInstance)) count++;
        return count;
    }

    private static ValueInfoProto value(String name, int size) {
        ValueInfoProto.Builder value = ValueInfoProto.newBuilder().setName(name);
        var tensor = value.getTypeBuilder().getTensorTypeBuilder().setElemType(TensorProto.DataType.FLOAT_VALUE);
        tensor.getShapeBuilder().addDimBuilder().setDimParam("samples");
        tensor.getShapeBuilder().addDimBuilder().setDimValue(size);
        return value.build();
    }

    private static void metadata(ModelProto.Builder proto, String key, String value) {
        proto.addMetadataPropsBuilder().setKey("nacre." + key).setValue(value);
    }
}
