package dev.nacre.training;

import dev.nacre.Layer;
import dev.nacre.Layers;
import dev.nacre.Parameter;
import java.util.ArrayList;
import java.util.List;
import org.jblas.FloatMatrix;

/** Matrices that each part makes its own version of: they travel as one vector, and become one again, piece by piece. */
final class AveragedState {
    private final List<Piece> pieces = new ArrayList<>();
    private final double[] sum;
    private float[] first;
    private long size;

    private record Piece(FloatMatrix matrix, ParameterAveraging.Carry carry) {}

    /** Statistics always; trained weights and the optimizer's state after local steps. */
    AveragedState(Objective objective, Layer trained, Updater steps, ParameterAveraging rounds) {
        if (rounds.localSteps() > 0) {
            for (Parameter p : Updater.trainable(objective.parameters())) add(p, ParameterAveraging.Carry.AVERAGE);
            if (rounds.optimizer() != ParameterAveraging.Carry.RESTART)
                for (Parameter slot : steps.state()) add(slot, rounds.optimizer());
        }
        for (Parameter p : Layers.allParameters(trained)) if (p.isStatistic()) add(p, rounds.statistics());
        this.sum = new double[FlatVector.length(matrices())];
    }

    private void add(Parameter parameter, ParameterAveraging.Carry carry) {
        pieces.add(new Piece(parameter.value(), carry));
    }

    private List<FloatMatrix> matrices() {
        return pieces.stream().map(Piece::matrix).toList();
    }

    float[] values() {
        return FlatVector.pack(matrices());
    }

    /** One part's version, in double. */
    void add(PartialResult part) {
        if (part.size == 0) return;
        if (first == null) first = part.values;
        for (int i = 0; i < sum.length; i++) sum[i] += (double) part.size * part.values[i];
        size += part.size;
    }

    /** Puts what came of all versions into the matrices. */
    void settle() {
        if (size == 0) return;
        int at = 0;
        for (Piece piece : pieces) {
            float[] target = piece.matrix.data;
            if (piece.carry == ParameterAveraging.Carry.FIRST) System.arraycopy(first, at, target, 0, target.length);
            else for (int i = 0; i < target.length; i++) target[i] = (float) (sum[at + i] / size);
            at += target.length;
        }
    }
}
