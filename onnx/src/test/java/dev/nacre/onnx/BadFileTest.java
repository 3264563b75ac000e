package dev.nacre.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import dev.nacre.Network;
import dev.nacre.losses.Mse;
import dev.nacre.model.Model;
import dev.nacre.safetensors.ModelFormatException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are none, or whose names and sizes are too large. */
class BadFileTest {
    private static final String LONG = "z".repeat(1 << 20);

    @TempDir
    Path folder;

    private String refusal(Consumer<ModelProto.Builder> change) throws IOException {
        Path file = folder.resolve("model.onnx");
        Model model = new Model(new Network("sequential([dense(6), tanh, dense(2)])", 4, 1), new Mse());
        ModelProto.Builder proto = OnnxFile.export(model, List.of()).toBuilder();
        change.accept(proto);
        Files.write(file, proto.build().toByteArray());
        ModelFormatException[] thrown = new ModelFormatException[1];
        assertThatThrownBy(() -> OnnxFile.read(file))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageStartingWith(file.toString())
                .satisfies(e -> thrown[0] = (ModelFormatException) e);
        return thrown[0].getMessage();
    }

    @Test
    void aPipeIsNotWaitedFor() throws Exception {
        Path pipe = folder.resolve("pipe");
        assumeThat(Path.of("/usr/bin/mkfifo"))
                .as("the program that makes pipes")
                .isExecutable();
        new ProcessBuilder("/usr/bin/mkfifo", pipe.toString()).start().waitFor();
        assertThatThrownBy(() -> OnnxFile.read(pipe))
                .isInstanceOf(FileSystemException.class)
                .hasMessage(pipe + ": is a pipe or a device; copy its content to a file, and name that");
    }

    @Test
    void aLongNameIsShortenedInTheMessage() throws IOException {
        assertThat(refusal(proto -> proto.getGraphBuilder().getNodeBuilder(0).setOpType(LONG)))
                .hasSizeLessThan(1100)
                .contains("zzz");
        assertThat(refusal(proto -> proto.getGraphBuilder().getNodeBuilder(0).setInput(1, LONG)))
                .hasSizeLessThan(1100);
        assertThat(refusal(proto ->
                        proto.addMetadataPropsBuilder().setKey("nacre.loss").setValue(LONG)))
                .hasSizeLessThan(1100);
    }

    @Test
    void aHugeNumberOfInputsIsSaidInWords() throws IOException {
        assertThat(refusal(proto -> proto.getGraphBuilder()
                        .getInputBuilder(0)
                        .getTypeBuilder()
                        .getTensorTypeBuilder()
                        .getShapeBuilder()
                        .getDimBuilder(1)
                        .setDimValue(1L << 40)))
                .endsWith(": a size in it is larger than Nacre supports");
    }
}
