package com.example.nacre;

import com.google.auto.service.AutoService;
import dev.nacre.AutoencoderLayer;
import dev.nacre.AutoencoderSpec;
import dev.nacre.Require;
import dev.nacre.Shape;
import dev.nacre.plugin.Doc;
import dev.nacre.autoencoders.Denoising;
import dev.nacre.autoencoders.Masking;
import java.util.random.RandomGenerator;

/** A denoising autoencoder that sees few of its inputs: what is masked is told by what is not. */
@Doc("denoising autoencoder that sees few of its inputs")
@AutoService(AutoencoderSpec.class)
public record BlindSpot(
        @Doc("size of the code, >= 1") int units,
        @Doc("share of the inputs that is seen in pre-training, > 0, <= 1") float seen) implements AutoencoderSpec {
    public BlindSpot {
        Require.atLeast(1, "units", units);
        Require.positiveFraction("seen", seen);
    }

    public BlindSpot() {
        this(64, 0.5f);
    }

    @Override
    public AutoencoderLayer build(Shape inputs, RandomGenerator random) {
        return new Denoising(units, new Masking(1 - seen)).build(inputs, random);
    }
}
