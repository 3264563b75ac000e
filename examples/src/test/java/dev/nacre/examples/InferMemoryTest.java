package dev.nacre.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.Mode;
import dev.nacre.Network;
import dev.nacre.Shape;
import dev.nacre.cli.JavaProcess;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;

/** 10,000 images go through a wide layer in half a gigabyte: {@code Network.infer} works in pieces. */
class InferMemoryTest {
    /** Run in a process of little memory. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) {
            Network network =
                    new Network("sequential([dense(14000, activation=relu), dense(10)])", new Shape(8, 8, 1), 1);
            FloatMatrix images = FloatMatrix.ones(64, 10_000);
            System.out.println("in pieces " + network.infer(images).columns);
            try {
                System.out.println("at once " + network.layer().forward(images, Mode.INFER).columns);
            } catch (OutOfMemoryError e) {
                System.out.println("at once too large");
            }
        }
    }

    @Test
    void piecesFitWhereAllAtOnceDoNot() throws Exception {
        Process process = JavaProcess.of(List.of("-Xmx512m", "-XX:TieredStopAtLevel=4"), Program.class)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        assertThat(out.lines()).containsExactly("in pieces 10000", "at once too large");
    }
}
