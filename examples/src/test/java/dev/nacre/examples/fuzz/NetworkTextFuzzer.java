package dev.nacre.examples.fuzz;

import dev.nacre.LayerSpec;
import dev.nacre.Network;
import dev.nacre.Parameter;
import dev.nacre.Weights;
import dev.nacre.losses.Mse;
import dev.nacre.model.Model;
import dev.nacre.plugin.Plugins;
import dev.nacre.safetensors.ModelFormatException;
import dev.nacre.safetensors.Tensor;
import dev.nacre.safetensors.TensorFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Any text for the network of an otherwise good file, so that a fuzzer need not find the format first. */
public final class NetworkTextFuzzer {
    private static final Path FILE = Bounded.temporary();
    private static final int INPUTS = 12;
    private static final int NUMBERS = 4096;

    private NetworkTextFuzzer() {}

    /**
     * Tries one text.
     *
     * @param bytes UTF-8
     */
    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        TensorFile.write(FILE, metadata(text), List.of(new Tensor("x", List.of((long) NUMBERS), new float[NUMBERS])));
        Bounded.run(FILE, Files.readAllBytes(FILE), file -> {
            Model.load(file);
            throw new AssertionError("no network has a parameter x");
        });
        LayerSpec spec;
        try {
            spec = Plugins.parse(LayerSpec.class, text);
            LayerSpec layers = spec;
            Weights.limited(NUMBERS, () -> layers.build(INPUTS, new SplittableRandom(0)));
        } catch (IllegalArgumentException e) {
            return; // no network, or a large one
        }
        Bounded.run(FILE, bytes, file -> comesBack(spec, file));
    }

    private static Map<String, String> metadata(String text) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("nacre.format", "1");
        texts.put("nacre.version", "0");
        texts.put("nacre.network", text);
        texts.put("nacre.inputs", Integer.toString(INPUTS));
        texts.put("nacre.loss", "mse");
        for (String list : List.of("features", "labels", "frozen")) texts.put("nacre." + list, "[]");
        for (String map : List.of("notes", "learningRates", "plugins")) texts.put("nacre." + map, "{}");
        return texts;
    }

    private static void comesBack(LayerSpec spec, Path file) throws IOException {
        Network network = new Network(spec, INPUTS, 1);
        try {
            new Model(network, new Mse()).save(file);
        } catch (ModelFormatException e) {
            throw new AssertionError(e);
        } catch (IOException e) {
            return; // an initial value is infinite
        }
        Network read = Model.load(file).network();
        if (!read.spec().equals(spec)) throw new AssertionError(read + " instead of " + network);
        for (Parameter parameter : network.parameters())
            if (!Arrays.equals(
                    parameter.value().data,
                    read.parameter(network.name(parameter)).value().data))
                throw new AssertionError(network.name(parameter) + " is another");
    }
}
