package dev.nacre.tables;

import dev.nacre.LayerSpec;
import dev.nacre.Loss;
import dev.nacre.Metric;
import dev.nacre.Network;
import dev.nacre.data.Dataset;
import dev.nacre.layers.Dense;
import dev.nacre.layers.Sequential;
import dev.nacre.losses.Mse;
import dev.nacre.losses.ScaledTargets;
import dev.nacre.tables.layers.FromLast;
import dev.nacre.training.Trainer;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The networks of an ensemble that forecasts: categories of each step as numbers, hidden layers, and a number for each
 * step of the horizon, all from the last known value on.
 *
 * @param table the steps
 * @param scale of the features
 * @param own the hidden layers, and how they are trained
 * @param metric computed after each epoch
 * @param members number of networks
 */
record ForecastNetworks(SequenceTable table, SequenceScale scale, OwnNetworks own, Metric metric, int members)
        implements MemberTraining {
    @Override
    public LayerSpec network(Dataset training, int number) {
        List<List<String>> categories = table.data().categories();
        List<Integer> columns = IntStream.range(0, categories.size())
                .filter(i -> !categories.get(i).isEmpty())
                .boxed()
                .toList();
        List<List<String>> names = columns.stream().map(categories::get).toList();
        LayerSpec hidden = own.hidden().get(number % own.hidden().size());
        FromLast forecast = new FromLast(hidden, table.target(), scale.mean(), scale.deviation(), columns, names);
        if (new Network(forecast, training.shape(), 1).outputs() == training.targets()) return forecast;
        LayerSpec whole = new Sequential(List.of(hidden, new Dense(training.targets())));
        return new FromLast(whole, table.target(), scale.mean(), scale.deviation(), columns, names);
    }

    @Override
    public Trainer trainer(Dataset training, int number) {
        return Trainer.of(loss(), own.optimizer())
                .batchSize(own.batchSize())
                .epochs(own.epochs(training.size()))
                .metrics(metric);
    }

    /** In the unit that {@link FromLast} gives. */
    private Loss loss() {
        int horizon = table.how().horizon();
        return new ScaledTargets(
                new Mse(),
                Collections.nCopies(horizon, scale.mean().get(table.target())),
                Collections.nCopies(horizon, scale.deviation().get(table.target())));
    }

    @Override
    public int patience(Dataset training) {
        return own.patience(training.size());
    }
}
