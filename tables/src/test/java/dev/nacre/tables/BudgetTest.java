package dev.nacre.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BudgetTest {
    private static Budget budget(Preset preset, int rows, int columns) {
        List<Integer> numbers = IntStream.range(0, columns).boxed().toList();
        return Budget.of(preset, rows, new TableInputs(List.of(), numbers, columns), NetworkSize.of(preset));
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
        assertThat(budget(Preset.FAST, 4000, 20).epochs()).isLessThan(few);
    }

    @Test
    void theFastPresetHasATenthOfTheWork() {
        for (int rows : new int[] {1000, 5000, 100_000}) {
            double normal = work(Preset.DEFAULT, rows, 20);
            assertThat(work(Preset.FAST, rows, 20)).isBetween(0.05 * normal, 0.2 * normal);
        }
    }

    private static double work(Preset preset, int rows, int columns) {
        Budget budget = budget(preset, rows, columns);
        List<Integer> numbers = IntStream.range(0, columns).boxed().toList();
        return budget.epochs()
                * budget.members()
                * NetworkSize.of(preset).cost(new TableInputs(List.of(), numbers, columns));
    }

    @Test
    void theHugestTableGetsTheFewestEpochs() {
        assertThat(budget(Preset.DEFAULT, Integer.MAX_VALUE, 1000)).isEqualTo(new Budget(16, 5));
    }
}
