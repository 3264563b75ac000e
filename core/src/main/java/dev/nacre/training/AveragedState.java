package dev.nacre.training;

import dev.nacre.Layers;
import dev.nacre.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jblas.FloatMatrix;

/**
 * Matrices that each partition changes on its own: they are sent as one vector, and the partitions' versions are
 * combined matrix by matrix.
 */
final class AveragedState {
    private final List<Piece> pieces = new ArrayList<>();
    private final double[] sum;
    private float[] first;
    private long size;

    private record Piece(FloatMatrix matrix, ParameterAveraging.Carry carry) {}

    /** Always contains statistics; after local steps also trained weights and the optimizer's state. */
    AveragedState(Objective objective, Optional<Updater> updater, ParameterAveraging rounds) {
        if (rounds.localSteps() > 0) {
            for (Parameter p : Updater.trainable(objective.parameters()))
                add(p.value(), ParameterAveraging.Carry.AVERAGE);
            if (rounds.optimizer() != ParameterAveraging.Carry.RESTART)
                for (FloatMatrix slot : updater.orElseThrow().allSlots()) add(slot, rounds.optimizer());
        }
        for (Parameter p : Layers.allParameters(objective.layer()))
            if (p.isStatistic()) add(p.value(), rounds.statistics());
        this.sum = new double[FlatVector.length(matrices())];
    }

    private void add(FloatMatrix matrix, ParameterAveraging.Carry carry) {
        pieces.add(new Piece(matrix, carry));
    }

    private List<FloatMatrix> matrices() {
        return pieces.stream().map(Piece::matrix).toList();
    }

    float[] values() {
        return FlatVector.pack(matrices());
    }

    /** One partition's version, in double precision. */
    void add(PartialResult part) {
        if (part.size == 0) return;
        if (first == null) first = part.values;
        for (int i = 0; i < sum.length; i++) sum[i] += (double) part.size * part.values[i];
        size += part.size;
    }

    /** Copies the combined versions into the matrices. */
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
