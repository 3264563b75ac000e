package dev.nacre.examples.lab;

import dev.nacre.Network;
import dev.nacre.Optimizer;
import dev.nacre.Samples;
import dev.nacre.losses.BinaryCrossEntropy;
import dev.nacre.plugin.Plugins;
import dev.nacre.training.DivergenceException;
import dev.nacre.training.Epoch;
import dev.nacre.training.Listener;
import dev.nacre.training.Trainer;
import dev.nacre.training.Training;
import java.util.ArrayList;
import java.util.List;

/** A network that learns to tell points of the plane apart, while one looks at it and at each of its units. */
final class PlaygroundExperiment implements Experiment {
    private static final int FRAMES = 40;
    private static final int HELD_OUT = 400;

    @Override
    public About about() {
        return new About(
                "playground",
                "Playground: two features",
                "A network learns which points are blue. Look at its answer everywhere in the plane, and at"
                        + " each unit's. Without hidden layers it draws a straight line; two or three units bend it."
                        + " Take 40 points with a quarter of wrong labels and many units: the training loss falls while"
                        + " the held-out loss rises. A penalty, dropout or noise on the inputs cures it.",
                List.of("dense", "l2", "dropout", "gaussianNoise", "binaryCrossEntropy", "adam"),
                List.of("06-regularisation", "02-activations", "12-checks"));
    }

    @Override
    public List<Control> controls() {
        List<Control> controls = new ArrayList<>(List.of(
                new Choice("data", "data", PlaneData.names(), "ring"),
                Slider.linear("samples", "points to learn from", 20, 400, 20, 200),
                Slider.linear("noise", "noise of the data", 0, 1, 0.05, 0.15),
                Slider.linear("wrong", "share of wrong labels", 0, 0.4, 0.05, 0)));
        controls.addAll(PlaygroundNetwork.controls());
        controls.add(new PluginText(
                "optimizer",
                "optimizer",
                Optimizer.class,
                "adam(0.02)",
                List.of("sgd(0.1)", "momentum(0.03)", "adam(0.02)", "rmsProp(0.01)", "adamW(0.02, decay=0.01)")));
        controls.add(Slider.linear("epochs", "epochs", 40, 800, 40, 160));
        return controls;
    }

    @Override
    public String configuration(Settings settings) {
        return PlaygroundNetwork.text(settings) + "\n" + settings.text("optimizer");
    }

    @Override
    public void run(Settings settings, Screen screen) {
        PlaneData data = PlaneData.named(settings.text("data"));
        Samples known = data.draw(settings.whole("samples"), settings.number("noise"), settings.number("wrong"), 1);
        Samples heldOut = data.draw(HELD_OUT, settings.number("noise"), 0, 2);
        Network network = PlaygroundNetwork.build(PlaygroundNetwork.text(settings));
        int epochs = settings.whole("epochs");
        PlaygroundView view = new PlaygroundView(network, known, heldOut, epochs);
        screen.show(view.frame(0));
        Listener look = new Listener() {
            @Override
            public void onEpoch(Training training, Epoch epoch) {
                if (epoch.number() % Math.max(1, epochs / FRAMES) == 0) screen.show(view.frame(epoch.number()));
            }
        };
        try {
            Trainer.of(new BinaryCrossEntropy(), Plugins.parse(Optimizer.class, settings.text("optimizer")))
                    .batchSize(20)
                    .epochs(epochs)
                    .fit(network, known, screen.checking(), look);
        } catch (DivergenceException e) {
            throw new IllegalArgumentException("the training diverged: choose a lower learning rate", e);
        }
    }
}
