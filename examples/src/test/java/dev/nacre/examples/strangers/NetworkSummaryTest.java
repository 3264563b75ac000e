package dev.nacre.examples.strangers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.Network;
import dev.nacre.Shape;
import dev.nacre.layers.Dense;
import dev.nacre.layers.Sequential;
import dev.nacre.regularization.BatchNorm;
import org.junit.jupiter.api.Test;

/** What a network says of itself, inner layers included. */
class NetworkSummaryTest {
    @Test
    void itPrintsLayersShapesAndWeights() {
        Network network = new Network(
                new Sequential(new BatchNorm(), new Shortcut(new Dense(12)), new Dense(3)), new Shape(2, 2, 3), 1);
        network.parameter("2.weight").trainable(false);

        assertThat(network.summary().lines())
                .containsExactly(
                        "layer          output  weights",
                        "input          2x2x3",
                        "0 batchNorm    2x2x3         6",
                        "1 shortcut     12          156",
                        "  inner dense  12          156",
                        "2 dense        3            39",
                        "201 weights, 165 of them trainable");
    }
}
