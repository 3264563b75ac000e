package dev.nacre.examples.lab;

import dev.nacre.Network;
import dev.nacre.examples.lecture.Digits;
import dev.nacre.optimizers.Adam;
import dev.nacre.training.Epoch;
import dev.nacre.training.Listener;
import dev.nacre.training.Trainer;
import dev.nacre.training.Training;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** Autoencoders of digits. The last ones are kept, so that a painted pixel need not wait for a training. */
final class DigitCodecs {
    private static final int KEPT = 8;
    private static final int EPOCHS = 30;
    private static final int SHOWN_EVERY = 5;

    private final Map<String, Network> learned = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Network> eldest) {
            return size() > KEPT;
        }
    });

    /** The network around an autoencoder. */
    static String text(String autoencoder) {
        return "sequential([scale(0.0625), " + autoencoder + "])";
    }

    /**
     * Trains without labels, unless it was done before.
     *
     * @param text the network
     * @param screen may stop the training
     * @param watch receives a label and the network from time to time
     */
    Network network(String text, Screen screen, BiConsumer<String, Network> watch) {
        Network known = learned.get(text);
        if (known != null) return known;
        Network network = new Network(text, Digits.SHAPE, 1);
        Listener look = new Listener() {
            @Override
            public void onEpoch(Training training, Epoch epoch) {
                if (epoch.number() % SHOWN_EVERY == 0 && epoch.number() < EPOCHS)
                    watch.accept(training.stage() + ", epoch " + epoch.number(), network);
            }
        };
        Trainer.of(new Adam(0.003f))
                .batchSize(32)
                .epochs(EPOCHS)
                .seed(1)
                .pretrain(network, Digits.all(1).train(), screen.checking(), look);
        learned.put(text, network);
        return network;
    }
}
