package dev.nacre.spark;

import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Mode;
import dev.nacre.Shape;
import dev.nacre.plugin.Doc;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import org.apache.spark.TaskContext;
import org.jblas.FloatMatrix;

/**
 * A layer that passes its inputs on, and fails once as its kind says, in the middle of a task on partition 1. Executors
 * have it by a jar only.
 */
@Doc("fails once")
public record Mischief(
        @Doc("throw, halt, straggle or none") String kind,
        @Doc("folder of the file that notes the failure") String folder)
        implements LayerSpec {
    /** A layer that never fails. */
    public Mischief() {
        this("none", "");
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        return new Layer() {
            private int passes;

            @Override
            public int outputs() {
                return inputs.size();
            }

            @Override
            public FloatMatrix forward(FloatMatrix x, Mode mode) {
                if (mode == Mode.TRAIN && ++passes == 2) act();
                return x;
            }

            @Override
            public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
                return dy;
            }
        };
    }

    private void act() {
        if (TaskContext.get() == null || TaskContext.getPartitionId() != 1 || kind.equals("none") || !first()) return;
        switch (kind) {
            case "throw" -> throw new IllegalStateException("thrown once");
            case "halt" -> Runtime.getRuntime().halt(1);
            case "straggle" -> straggle();
            default -> throw new IllegalArgumentException(kind);
        }
    }

    private boolean first() {
        try {
            Files.createFile(Path.of(folder, kind));
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until Spark ends this attempt, because another attempt has finished. */
    private static void straggle() {
        try {
            Thread.sleep(120_000);
        } catch (InterruptedException e) {
            throw new IllegalStateException("ended", e);
        }
    }
}
