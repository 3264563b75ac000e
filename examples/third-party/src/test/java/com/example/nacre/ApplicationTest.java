package com.example.nacre;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nacre.training.Epoch;
import dev.nacre.Loss;
import dev.nacre.model.Model;
import dev.nacre.Network;
import dev.nacre.Optimizer;
import dev.nacre.plugin.Plugins;
import dev.nacre.Samples;
import dev.nacre.training.Trainer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;

/** An application knows the plugins by their names alone: they stand in texts. */
class ApplicationTest {
    private static final String NETWORK = "sequential([gain, blindSpot(6, seen=0.7), dense(8, "
            + "activation=squaredRelu(scale=0.5),"
            + " initializer=laplaceFanIn, penalty=smoothL1, constraint=box(limit=3)), dense(1)])";

    @Test
    void pluginsAreFoundTrainedSavedAndReadAgain() throws Exception {
        SplittableRandom random = new SplittableRandom(1);
        FloatMatrix x = new FloatMatrix(4, 200);
        FloatMatrix t = new FloatMatrix(1, 200);
        for (int i = 0; i < x.length; i++) x.data[i] = (float) random.nextDouble();
        for (int s = 0; s < t.length; s++) t.data[s] = x.data[4 * s] + 2 * x.data[4 * s + 1] * x.data[4 * s + 2];
        Network network = new Network(NETWORK, 4, 1);
        Loss loss = Plugins.parse(Loss.class, "logCosh");
        Optimizer optimizer = Plugins.parse(Optimizer.class, "signDescent(0.003)");
        Trainer trainer = Trainer.of(loss, optimizer).batchSize(20).epochs(60).seed(1);
        trainer.pretrain(network, new Samples(x));
        List<Epoch> history = trainer.fit(network, new Samples(x, t)).history();
        double first = history.get(0).loss();
        double last = history.get(history.size() - 1).loss();
        assertTrue(last < first / 4, () -> first + " became " + last);

        Path file = Path.of("target", "third-party.safetensors"); // .ci/stranger reads it in an application
        Files.deleteIfExists(file);
        new Model(network, loss, List.of("a", "b", "c", "d"), List.of("sum"), Map.of()).save(file);
        assertArrayEquals(network.infer(x).data, Model.load(file).network().infer(x).data);
    }
}
