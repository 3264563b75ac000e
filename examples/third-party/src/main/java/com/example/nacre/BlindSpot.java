package com.example.nacre;

import com.google.auto.service.AutoService;
import dev.nacre.AutoencoderLayer;
import dev.nacre.AutoencoderSpec;
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
        if (units < 1) throw new IllegalArgumentException("units must be >= 1, not " + units);
        if (!(seen > 0 && seen <= 1)) throw new IllegalArgumentException("seen must be > 0 and <= 1, not " + seen);
    }

    public BlindSpot() {
        this(64, 0.5f);
    }

    @Override
    public AutoencoderLayer build(Shape inputs, RandomGenerator random) {
        return new Denoising(units, new Masking(1 - seen)).build(inputs, random);
    }
}
