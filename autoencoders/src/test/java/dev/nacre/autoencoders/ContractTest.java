package dev.nacre.autoencoders;

import dev.nacre.LayerSpec;
import dev.nacre.Shape;
import dev.nacre.plugin.Plugins;
import dev.nacre.tck.PluginContract;
import dev.nacre.tck.Unsupported;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** All plugins of this module. */
@Unsupported(rule = "E6", plugin = "rbm", because = "contrastive divergence is not the gradient of any function")
@Unsupported(rule = "L8", plugin = "ladder", because = "has kinks everywhere; LadderGradientTest keeps away from them")
@Unsupported(rule = "L9", plugin = "ladder", because = "has kinks everywhere; LadderGradientTest keeps away from them")
class ContractTest extends PluginContract {
    /** Its warnings about wide codes are for people; {@code BadInputTest} looks at them. */
    private static final Logger LOGGER = Logger.getLogger("dev.nacre.autoencoders");

    /** From 4 × 4 pixels to 2 × 2 and back. */
    private static final String IMAGES = "encoder=conv(3, kernel=3, stride=2, activation=sigmoid),"
            + " decoder=sequential([upsample(2), conv(2, kernel=3)])";

    @BeforeAll
    static void beQuiet() {
        LOGGER.setLevel(Level.OFF);
    }

    @AfterAll
    static void speakAgain() {
        LOGGER.setLevel(null);
    }

    @Override
    protected List<String> variants() {
        return List.of(
                "autoencoder(5, tied=true, loss=binaryCrossEntropy)",
                "denoising(5, corruption=saltAndPepper(0.2), tied=true, activation=identity, output=sigmoid)",
                "sparse(5, weight=0, l1=0.1, activation=identity)",
                "contractive(5, tied=true, loss=binaryCrossEntropy)",
                "variational(3, hidden=[6, 5], beta=2, loss=binaryCrossEntropy)",
                "variational(3, hidden=[])",
                "stacked([autoencoder(6), sparse(5), contractive(4), variational(3, hidden=[])])",
                "stackedDenoising([6, 5], upperLoss=binaryCrossEntropy, loss=binaryCrossEntropy)",
                "rbm(5, chains=7, steps=2)",
                "rbm(5, gaussian=true)",
                "deepBelief([6, 5], gaussian=true, chains=3)",
                "ladder([6, 5], outputs=3)",
                "ladder([6], outputs=1, noise=0, inputNoise=0, costs=[0])",
                "ladder([6], outputs=3, costs=[1, 0.1], combinator=vanilla)",
                "ladder([6], outputs=3, costs=[0, 0, 1], combinator=mlp)",
                "unrolled(stacked([variational(6, hidden=[]), rbm(5, chains=2)]))",
                "autoencoder(0, " + IMAGES + ")",
                "autoencoder(5, tied=true, loss=binaryCrossEntropy, " + IMAGES + ")",
                "denoising(5, encoder=conv(2, kernel=3))",
                "denoising(5, output=sigmoid, decoder=conv(2, kernel=3))",
                "denoising(0, activation=identity, encoder=sequential([conv(2, kernel=3), masking(0.2)]))",
                "sparse(0, " + IMAGES + ")",
                "sparse(4, " + IMAGES + ")",
                "variational(3, hidden=[6], beta=2, output=sigmoid, " + IMAGES + ")",
                "variational(3, hidden=[], loss=binaryCrossEntropy, " + IMAGES + ")",
                "stacked([denoising(0, " + IMAGES + "), sparse(4, encoder=conv(2, kernel=2, stride=2))])",
                "unrolled(variational(3, " + IMAGES + "))");
    }

    /** Images of 4 × 4 pixels with two channels, if there are convolutions. */
    @Override
    protected Shape shape(LayerSpec layer) {
        return Plugins.format(layer).contains("conv(") ? new Shape(4, 4, 2) : super.shape(layer);
    }
}
