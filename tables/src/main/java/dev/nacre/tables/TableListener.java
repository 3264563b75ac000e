package dev.nacre.tables;

import dev.nacre.diagnosis.SanityReport;
import dev.nacre.training.Listener;
import java.util.List;

/** Follows {@link Tables#learn}. Networks may be trained on several threads at once, which call these methods. */
public interface TableListener {
    /**
     * The sanity checks are done, before training.
     *
     * @param report their results; an exception ends the work
     */
    default void checked(SanityReport report) {}

    /**
     * The training of a network begins.
     *
     * @param number of the network, counted from 1
     * @param of number of networks
     * @return listeners of this training, called on its thread
     */
    default List<Listener> network(int number, int of) {
        return List.of();
    }

    /**
     * The training of a network has ended.
     *
     * @param number of the network, counted from 1
     * @param of number of networks
     * @param member the network, with the weights of its best epoch
     */
    default void trained(int number, int of, TrainedMember member) {}

    /**
     * Another kind of work begins.
     *
     * @param what such as {@code baselines}
     */
    default void stage(String what) {}

    /**
     * Whether to end early with the best model so far. Asked after each step.
     *
     * @return true to end
     */
    default boolean cancelled() {
        return false;
    }
}
