package ${package};

import com.google.auto.service.AutoService;
import dev.nacre.Activation;
import dev.nacre.Require;
import dev.nacre.plugin.Doc;

/** The square of the positive part. So et al., 2021, arXiv:2109.08668. */
@Doc("the square of the positive part; So et al., 2021")
@AutoService(Activation.class)
public record SquaredRelu(@Doc("factor, > 0") float scale) implements Activation {
    public SquaredRelu {
        Require.positive("scale", scale);
    }

    public SquaredRelu() {
        this(1);
    }

    @Override
    public void forward(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            float positive = Math.max(x[i], 0);
            y[i] = scale * positive * positive;
        }
    }

    @Override
    public void backward(float[] x, float[] y, float[] dy, float[] dx, int from, int to) {
        for (int i = from; i < to; i++) dx[i] = dy[i] * 2 * scale * Math.max(x[i], 0);
    }
}
