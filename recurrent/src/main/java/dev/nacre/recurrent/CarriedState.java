package dev.nacre.recurrent;

import dev.nacre.Layer;
import dev.nacre.Layers;
import dev.nacre.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jblas.FloatMatrix;

/**
 * The states that the recurrent layers of a network carry from one window of some sequences to the next. In a pass
 * inside {@link #carry}, on the same thread, the layers begin with them; {@link #advance} then takes over what they
 * ended with. So a pass that fails changes nothing.
 */
final class CarriedState {
    private static final ThreadLocal<CarriedState> CURRENT = new ThreadLocal<>();

    private final List<Carried> layers;
    /** The sequences that went on to this window; null in the first one. */
    private int[] kept;

    /** The state of one layer, (states · units) × sequences, and that after the window that is being read. */
    static final class Carried {
        private final RecurrentLayer layer;
        private boolean read;
        FloatMatrix before;
        FloatMatrix after;

        Carried(RecurrentLayer layer) {
            this.layer = layer;
        }

        private void restart(int sequences) {
            before = new FloatMatrix(layer.stateSize(), sequences);
            after = new FloatMatrix(layer.stateSize(), sequences);
            read = false;
        }

        private void advance() {
            FloatMatrix last = before;
            before = after;
            after = last;
            read = false;
        }

        private void keep(int[] sequences) {
            if (sequences.length == before.columns) return;
            before = before.getColumns(sequences);
            after = new FloatMatrix(before.rows, before.columns);
        }
    }

    /**
     * States at zero, of no sequences.
     *
     * @param root the network's layers
     * @param window what the network reads at once
     * @throws IllegalArgumentException if no state can be carried
     */
    CarriedState(Layer root, Shape window) {
        layers = Layers.all(root).stream()
                .filter(RecurrentLayer.class::isInstance)
                .map(layer -> new Carried((RecurrentLayer) layer))
                .toList();
        if (layers.isEmpty())
            throw new IllegalArgumentException(
                    "no layer has a state to carry from one window to the next; take lstm, gru or recurrent");
        for (Carried carried : layers) carried.layer.requireForward(window.height());
    }

    /** The state of a layer if one is carried on this thread, or null. */
    static Carried of(RecurrentLayer layer, int sequences) {
        CarriedState current = CURRENT.get();
        return current == null ? null : current.find(layer, sequences);
    }

    private Carried find(RecurrentLayer layer, int sequences) {
        for (Carried carried : layers)
            if (carried.layer == layer) {
                if (carried.read)
                    throw new IllegalStateException(layer.name() + " reads a window twice; its state can't be carried");
                if (sequences != carried.before.columns)
                    throw new IllegalArgumentException("the window before had " + carried.before.columns
                            + " sequences, this one has " + sequences + "; begin anew for others");
                carried.read = true;
                return carried;
            }
        throw new IllegalStateException(layer.name() + " is not in the network whose states are carried");
    }

    /** Begins sequences with states of zero. */
    void restart(int sequences) {
        kept = null;
        for (Carried carried : layers) carried.restart(sequences);
    }

    /** Runs passes whose recurrent layers begin with these states. */
    <T> T carry(Supplier<T> passes) {
        CarriedState outer = CURRENT.get();
        CURRENT.set(this);
        try {
            return passes.get();
        } finally {
            if (outer == null) CURRENT.remove();
            else CURRENT.set(outer);
        }
    }

    /** Goes on to the next window, if one was read. */
    void advance() {
        long read = layers.stream().filter(carried -> carried.read).count();
        if (read == 0) return;
        for (Carried carried : layers)
            if (!carried.read)
                throw new IllegalStateException(carried.layer.name()
                        + " did not read the window with the others, or on another thread; its state can't be carried");
        layers.forEach(Carried::advance);
    }

    /** Goes on to the next window with some of the sequences, if one was read; the others have ended. */
    void advance(int... sequences) {
        advance();
        kept = sequences;
        for (Carried carried : layers) carried.keep(sequences);
    }

    /** Forgets the window that was read last. */
    void retreat() {
        for (Carried carried : layers) carried.read = false;
    }

    /** The states, by the place of their layer; changes if they do. */
    Map<String, FloatMatrix> all() {
        Map<String, FloatMatrix> all = new LinkedHashMap<>();
        for (int i = 0; i < layers.size(); i++)
            if (layers.get(i).before != null) all.put(Integer.toString(i), layers.get(i).before);
        return all;
    }

    /**
     * Continues with saved states.
     *
     * @param saved what {@link #all} returned
     * @throws IllegalArgumentException if they are of another network
     */
    void load(Map<String, FloatMatrix> saved) {
        int sequences = saved.containsKey("0") ? saved.get("0").columns : 0;
        restart(sequences);
        Map<String, FloatMatrix> states = all();
        for (Map.Entry<String, FloatMatrix> state : states.entrySet()) {
            FloatMatrix own = saved.get(state.getKey());
            if (saved.size() != states.size() || own == null || own.length != state.getValue().length)
                throw new IllegalArgumentException("these states are of another network: " + saved.size()
                        + " layers have one, not " + states.size() + ", or another number of units");
            System.arraycopy(own.data, 0, state.getValue().data, 0, own.length);
        }
    }

    /** Continues, at the window to be read next, with states saved behind the window before; not in the first one. */
    void resume(Map<String, FloatMatrix> saved) {
        int[] next = kept;
        if (next == null) return;
        load(saved);
        advance(next);
    }
}
