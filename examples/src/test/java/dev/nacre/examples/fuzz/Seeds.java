package dev.nacre.examples.fuzz;

import dev.nacre.LayerSpec;
import dev.nacre.Loss;
import dev.nacre.Network;
import dev.nacre.examples.Prepared;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.losses.Mse;
import dev.nacre.model.Model;
import dev.nacre.onnx.OnnxFile;
import dev.nacre.plugin.Plugins;
import dev.nacre.safetensors.Tensor;
import dev.nacre.safetensors.TensorFile;
import dev.nacre.safetensors.TensorInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Good files and texts to begin from: each layer of the catalogue, each loss, a checkpoint, tables, requests. */
final class Seeds {
    private static final List<String> NETWORKS = List.of(
            "sequential([dense(3, activation=relu, penalty=l2(0.1)), batchNorm, dropout(0.5), dense(2)])",
            "sequential([standardize, autoencoder(4, tied=true), glu, prelu(shared=true)])",
            "unrolled(stacked([rbm(4), variational(3, hidden=[5])]))");

    private Seeds() {}

    /** Writes into folders named after the fuzzers, below a given one. */
    public static void main(String[] args) throws IOException {
        Path root = Path.of(args[0]);
        List<String> texts = new ArrayList<>(NETWORKS);
        for (LayerSpec spec : Plugins.all(LayerSpec.class).values()) texts.add(Plugins.format(spec));
        for (String text : texts) {
            Network network = Prepared.network(Plugins.parse(LayerSpec.class, text), 12);
            String name = "seed" + texts.indexOf(text);
            Files.write(folder(root, "NetworkTextFuzzer").resolve(name), text.getBytes());
            OnnxFile.write(
                    new Model(network, new CrossEntropy()),
                    folder(root, "OnnxFuzzer").resolve(name));
            if (NETWORKS.contains(text)) write(network, new Mse(), folder(root, "ModelFileFuzzer"), name);
        }
        for (Loss loss : Plugins.all(Loss.class).values())
            write(new Network("dense(2)", 2, 1), loss, folder(root, "ModelFileFuzzer"), Plugins.name(loss.getClass()));
        Path checkpoint = Path.of(args[1]);
        withoutDigest(checkpoint, folder(root, "ModelFileFuzzer").resolve("checkpoint"));
        write(CsvFuzzer.SEEDS, folder(root, "CsvFuzzer"));
        write(RequestBodyFuzzer.SEEDS, folder(root, "RequestBodyFuzzer"));
        write(CommandLineFuzzer.SEEDS, folder(root, "CommandLineFuzzer"));
    }

    private static void write(List<String> texts, Path folder) throws IOException {
        for (int i = 0; i < texts.size(); i++) Files.writeString(folder.resolve("seed" + i), texts.get(i));
    }

    private static Path folder(Path root, String name) throws IOException {
        return Files.createDirectories(root.resolve(name));
    }

    private static void write(Network network, Loss loss, Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        new Model(network, loss).save(file);
        withoutDigest(file, file);
    }

    /** As someone leaves it who edits a file; a digest would stop a fuzzer at the door. */
    private static void withoutDigest(Path from, Path to) throws IOException {
        Map<String, String> metadata;
        List<Tensor> tensors = new ArrayList<>();
        try (TensorFile file = TensorFile.open(from)) {
            metadata = new HashMap<>(file.metadata());
            for (Map.Entry<String, TensorInfo> each : file.tensors().entrySet()) {
                float[] data = new float[Math.toIntExact(each.getValue().elements())];
                file.read(each.getKey(), each.getValue().shape(), data);
                tensors.add(new Tensor(each.getKey(), each.getValue().shape(), data));
            }
        }
        metadata.remove("nacre.sha256");
        TensorFile.write(to, metadata, tensors);
    }
}
