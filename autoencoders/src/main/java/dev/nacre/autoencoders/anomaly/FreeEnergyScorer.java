package dev.nacre.autoencoders.anomaly;

import dev.nacre.autoencoders.Codec;
import dev.nacre.autoencoders.RbmLayer;
import org.jblas.FloatMatrix;

/** By the free energy. A feature's part is by how much the energy falls if the feature alone is restored. */
record FreeEnergyScorer(Codec codec, RbmLayer machine) implements Scorer {
    @Override
    public double[] scores(FloatMatrix x) {
        FloatMatrix inputs = codec.prepare(x);
        machine.requireReconstructible(inputs);
        return machine.freeEnergy(inputs);
    }

    @Override
    public Explanation explain(FloatMatrix x) {
        FloatMatrix found = codec.prepare(x);
        FloatMatrix expected = codec.reconstruct(x);
        double[] whole = machine.freeEnergy(found);
        FloatMatrix parts = new FloatMatrix(found.rows, found.columns);
        FloatMatrix changed = new FloatMatrix(found.rows, found.columns, found.data.clone());
        for (int feature = 0; feature < found.rows; feature++) {
            for (int i = feature; i < found.length; i += found.rows) changed.data[i] = expected.data[i];
            double[] energies = machine.freeEnergy(changed);
            for (int s = 0, i = feature; s < energies.length; s++, i += found.rows) {
                parts.data[i] = (float) Math.max(0, whole[s] - energies[s]);
                changed.data[i] = found.data[i];
            }
        }
        return new Explanation(parts, found, expected);
    }
}
