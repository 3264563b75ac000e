package dev.nacre.convolution;

import com.google.auto.service.AutoService;
import dev.nacre.Identity;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Shape;
import dev.nacre.plugin.Doc;
import dev.nacre.plugin.Plugins;
import java.util.random.RandomGenerator;

/**
 * Layers with a shortcut around them: y = f(x) + s(x). The shortcut s is the identity if f keeps the shape; otherwise
 * it must give f's shape, such as a convolution of 1 × 1 with f's stride. Gradients flow through the shortcut however
 * deep the network is (He et al., 2016, equations 1 and 2).
 */
@Doc("layers with a shortcut around them: their outputs and the inputs are added; He et al., 2016")
@AutoService(LayerSpec.class)
public record Residual(
        @Doc("the layers inside") LayerSpec inner,

        @Doc("what the inputs go through on the way around; identity: nothing")
        LayerSpec shortcut)
        implements LayerSpec {
    /** Nothing inside. */
    public Residual() {
        this(new Identity());
    }

    /**
     * Adds the inputs unchanged.
     *
     * @param inner the layers inside, which keep the shape
     */
    public Residual(LayerSpec inner) {
        this(inner, new Identity());
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        Layer built = inner.build(inputs, random);
        Layer around = shortcut.build(inputs, random);
        if (!built.shape().equals(around.shape()))
            throw new IllegalArgumentException("residual: the layers inside turn " + inputs + " into " + built.shape()
                    + ", but the shortcut " + Plugins.format(shortcut) + " into " + around.shape()
                    + "; for images, a shortcut such as conv(" + built.shape().channels()
                    + ", kernel=1, stride=2) can change the shape");
        return new ResidualLayer(built, around);
    }
}
