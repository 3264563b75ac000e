package dev.nacre.examples.lab;

import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.examples.lecture.Line;
import dev.nacre.examples.lecture.Panel;
import dev.nacre.examples.lecture.Scale;
import dev.nacre.losses.BinaryCrossEntropy;
import dev.nacre.report.Axis;
import dev.nacre.report.FigureTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jblas.FloatMatrix;

/** The frames of one training on the playground: losses so far, and the maps of the network as it is. */
final class PlaygroundView {
    private static final double LOWEST = 0.001;

    private final Network network;
    private final Samples known;
    private final Samples heldOut;
    private final int epochs;
    private final List<Double> at = new ArrayList<>();
    private final List<Double> losses = new ArrayList<>();
    private final List<Double> heldOutLosses = new ArrayList<>();

    PlaygroundView(Network network, Samples known, Samples heldOut, int epochs) {
        this.network = network;
        this.known = known;
        this.heldOut = heldOut;
        this.epochs = epochs;
    }

    Frame frame(int epoch) {
        at.add((double) epoch);
        losses.add(loss(known));
        heldOutLosses.add(loss(heldOut));
        Map<String, double[]> figures = new LinkedHashMap<>();
        figures.put("epoch", numbers(at));
        figures.put("loss", numbers(losses));
        figures.put("held-out loss", numbers(heldOutLosses));
        figures.put("accuracy", new double[] {accuracy(known)});
        figures.put("held-out accuracy", new double[] {accuracy(heldOut)});
        Scale plane = Scale.linear("first feature", -PlaneMap.REACH, PlaneMap.REACH);
        Panel map = new Panel(
                "The network's answer, and the points to learn from",
                plane,
                Scale.linear("second feature", -PlaneMap.REACH, PlaneMap.REACH),
                PlaneMap.decision(network),
                List.of(),
                PlaneData.dots(known));
        Panel curves = Panel.of(
                "Loss, without noise and penalties",
                Scale.linear("epoch", 0, epochs),
                Scale.logarithmic("loss", LOWEST, 10),
                List.of(
                        new Line("points to learn from", numbers(at), visible(losses)),
                        new Line("held-out points", numbers(at), visible(heldOutLosses))));
        return new Frame(
                "epoch " + epoch,
                figures,
                Charts.square(map)
                        + Charts.panel(curves)
                        + Charts.wide(PlaneMap.units(network))
                        + Charts.wide(table(figures).html()));
    }

    private double loss(Samples samples) {
        return new BinaryCrossEntropy().value(network.infer(samples.x()), samples.t());
    }

    private double accuracy(Samples samples) {
        FloatMatrix logits = network.infer(samples.x());
        int right = 0;
        for (int s = 0; s < samples.size(); s++) if (logits.data[s] > 0 == samples.t().data[s] > 0.5f) right++;
        return (double) right / samples.size();
    }

    private static FigureTable table(Map<String, double[]> figures) {
        return new FigureTable(
                List.of("", "points to learn from", "held-out points"),
                List.of(
                        List.of("loss", last(figures.get("loss")), last(figures.get("held-out loss"))),
                        List.of("accuracy", last(figures.get("accuracy")), last(figures.get("held-out accuracy")))),
                -1);
    }

    private static String last(double[] numbers) {
        return Axis.label(numbers[numbers.length - 1]);
    }

    private static double[] numbers(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double[] visible(List<Double> list) {
        return Charts.within(LOWEST, Double.POSITIVE_INFINITY, numbers(list));
    }
}
