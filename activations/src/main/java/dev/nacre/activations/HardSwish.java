package dev.nacre.activations;

import com.google.auto.service.AutoService;
import dev.nacre.Activation;
import dev.nacre.plugin.Doc;

/**
 * x times {@link HardSigmoid}. The derivative is 0 below −3, x/3 + 1/2 from −3 on, and 1 from 3 on, as in PyTorch 1.13;
 * other versions differ at exactly ±3. Howard et al., 2019, arXiv:1905.02244, section 5.2.
 */
@Doc("piecewise quadratic approximation of swish, x·min(max(x + 3, 0), 6) / 6; Howard et al., 2019")
@AutoService(Activation.class)
public record HardSwish() implements Activation {
    @Override
    public void forward(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = x[i] * (Math.min(Math.max(x[i] + 3, 0), 6) / 6);
    }

    @Override
    public void backward(float[] x, float[] y, float[] dy, float[] dx, int from, int to) {
        for (int i = from; i < to; i++) {
            // 6 − 2·x, because two differences from x itself would keep the loop from being vectorised
            float below3 = Branchless.positive(6 - 2 * x[i]);
            float belowMinus3 = Branchless.positive(-3 - x[i]);
            float line = Math.min(Math.max(x[i], -3), 3) / 3;
            dx[i] = dy[i] * (line + 0.5f * (below3 + belowMinus3));
        }
    }
}
