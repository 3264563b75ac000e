package dev.nacre.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BudgetTest {
    private static Budget budget(Preset preset, int rows, int columns) {
        List<Integer> numbers = IntStream.range(0, columns).boxed().toList();
        return Budget.of(preset, rows, new TableInputs(List.of(), numbers, columns), 128, 3);
    }

    @Test
    void smallTablesGetTheMostEpochsAndTenNetworks() {
        assertThat(budget(Preset.DEFAULT, 500, 10)).isEqualTo(new Budget(256, 10));
        assertThat(budget(Preset.DEFAULT, 1, 1)).isEqualTo(new Budget(256, 10));
    }

    @Test
    void moreRowsOrColumnsGetFewerEpochs() {
        int few = budget(Preset.DEFAULT, 4000, 20).epochs();
        assertThat(few).isBetween(50, 255);
        assertThat(budget(Preset.DEFAULT, 5000, 20).epochs()).isLessThan(few);
        assertThat(budget(Preset.DEFAULT, 4000, 40).epochs()).isLessThan(few);
        assertThat(budget(Preset.FAST, 4000, 20).epochs()).isLessThan(few / 3);
    }

    @Test
    void theHugestTableGetsTheFewestEpochs() {
        assertThat(budget(Preset.DEFAULT, Integer.MAX_VALUE, 1000)).isEqualTo(new Budget(16, 5));
    }
}
