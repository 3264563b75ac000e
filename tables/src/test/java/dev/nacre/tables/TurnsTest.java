package dev.nacre.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TurnsTest {
    private final List<String> epochs = Collections.synchronizedList(new ArrayList<>());

    @Test
    @Timeout(60)
    void trainingsOnOneThreadAlternateByEpochs() throws InterruptedException {
        Turns turns = new Turns(1);
        Thread first = Thread.currentThread();
        Thread second = new Thread(() -> turns.take(() -> train("second", turns, first)));

        turns.take(() -> {
            second.start();
            return train("first", turns, second);
        });
        second.join();

        assertThat(epochs).containsExactly("first", "second", "first", "second", "first", "second");
    }

    @Test
    void aTrainingThatFailsGivesUpItsTurn() {
        Turns turns = new Turns(1);
        try {
            turns.take(() -> {
                throw new IllegalStateException("diverged");
            });
        } catch (IllegalStateException e) {
            epochs.add(e.getMessage());
        }

        assertThat(turns.take(() -> train("next", turns, null))).isTrue();
        assertThat(epochs).containsExactly("diverged", "next", "next", "next");
    }

    /** Each epoch lasts until the other training waits for its turn, or has ended. */
    private boolean train(String name, Turns turns, Thread other) {
        for (int epoch = 0; epoch < 3; epoch++) {
            epochs.add(name);
            while (other != null && other.isAlive() && other.getState() != Thread.State.WAITING) Thread.onSpinWait();
            turns.onEpoch(null, null);
        }
        return true;
    }
}
