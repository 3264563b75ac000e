package dev.nacre.data;

import com.google.auto.service.AutoService;
import dev.nacre.Batch;
import dev.nacre.plugin.Doc;
import java.util.SplittableRandom;

/**
 * Mixup (Zhang, Cissé, Dauphin and Lopez-Paz, 2018): each sample becomes λ·itself + (1 − λ)·another sample of its
 * batch, and its target likewise. λ is drawn from Beta(alpha, alpha) for each sample. The loss must accept any
 * distribution as target, as cross-entropy and mse do.
 */
@Doc("averages each sample and its target with another of its batch, by random weights; Zhang et al., 2018")
@AutoService(Mixing.class)
public record Mixup(
        @Doc("parameter of Beta(alpha, alpha), >= 0.01; small: mostly one of the two samples; 1: uniform weights")
        float alpha)
        implements Mixing {
    /** Checks the component. */
    public Mixup {
        if (!(alpha >= 0.01f) || Float.isInfinite(alpha))
            throw new IllegalArgumentException("alpha must be >= 0.01 and finite, not " + alpha);
    }

    /** Alpha 0.2, as in the paper for ImageNet. */
    public Mixup() {
        this(0.2f);
    }

    @Override
    public void mix(Batch batch, long seed, Batch mixed) {
        SplittableRandom random = new SplittableRandom(seed);
        SymmetricBeta shares = new SymmetricBeta(alpha);
        int n = batch.x().columns;
        int[] partner = new int[n];
        for (int i = 0; i < n; i++) {
            int j = random.nextInt(i + 1);
            partner[i] = partner[j];
            partner[j] = i;
        }
        for (int s = 0; s < n; s++) {
            float share = (float) shares.draw(random);
            Mixing.blend(batch.x(), s, partner[s], share, mixed.x());
            Mixing.blend(batch.t(), s, partner[s], share, mixed.t());
            Mixing.blend(batch.weights(), s, partner[s], share, mixed.weights());
        }
    }
}
