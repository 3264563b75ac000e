package dev.nacre.tck;

import dev.nacre.LayerSpec;
import dev.nacre.plugin.Plugins;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The layers of a package against golden values of another program, as a test class. An empty subclass in the package
 * checks all layers there, each by the resource {@code name.txt} beside the class; a layer without a file fails.
 *
 * <p>A file has comment lines that start with {@code #}, and blocks between empty lines. A block has lines of a word
 * and numbers: {@code text} (the layer), {@code shape} (such as {@code 28x28x1}), {@code samples}, inputs {@code x},
 * outputs {@code y}, a gradient {@code dy}, the gradient {@code dx} that follows from it, and for each parameter
 * {@code parameter NAME} and {@code gradient NAME}. All numbers are in Nacre's order: one sample after the other,
 * channels innermost.
 */
public abstract class GoldenContract {
    /** For subclasses. */
    protected GoldenContract() {}

    /**
     * The tests: one for each block.
     *
     * @return blocks in the order of the files
     * @throws IOException if a file can't be read
     */
    @TestFactory
    public final Stream<DynamicTest> golden() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (LayerSpec layer : Plugins.all(LayerSpec.class).values())
            if (layer.getClass().getPackage() == getClass().getPackage())
                addBlocks(Plugins.name(layer.getClass()), tests);
        if (tests.isEmpty()) throw new Violation("layers in " + getClass().getPackageName(), "none");
        return tests.stream();
    }

    private void addBlocks(String name, List<DynamicTest> tests) throws IOException {
        try (InputStream in = getClass().getResourceAsStream(name + ".txt")) {
            if (in == null) throw new Violation("golden values of " + name + " in " + name + ".txt", "no such file");
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^#.*\\R", "");
            for (String block : text.strip().split("\n\n")) {
                GoldenBlock golden = GoldenBlock.parse(block);
                tests.add(DynamicTest.dynamicTest(golden.title(), () -> golden.check(name)));
            }
        }
    }
}
