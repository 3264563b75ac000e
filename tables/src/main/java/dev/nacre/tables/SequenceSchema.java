package dev.nacre.tables;

import dev.nacre.LayerSpec;
import dev.nacre.data.Categories;
import dev.nacre.data.Column;
import dev.nacre.data.Csv;
import dev.nacre.data.Dataset;
import dev.nacre.data.Missing;
import dev.nacre.data.TableFormat;
import dev.nacre.data.TableLayout;
import dev.nacre.data.Target;
import dev.nacre.model.Model;
import dev.nacre.tuning.Ensemble;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a model of forecasts keeps in its notes: the columns of its tables, and how their rows make sequences. */
final class SequenceSchema {
    private static final String TIME = "sequence column";
    private static final String SERIES = "series column";
    private static final String WINDOW = "window";
    private static final String HORIZON = "horizon";
    private static final String SEASON = "season";
    private static final String OVER_GAPS = "windows over gaps";
    private static final String TARGET = "forecast feature";
    private static final String HALF_WIDTHS = "half widths of the intervals";

    private final Map<String, String> notes;
    private final TableFormat format;
    private final TableLayout layout;
    private final SequenceOptions how;
    private final int target;
    private final Categories categories;

    SequenceSchema(Model model) {
        if (!describes(model))
            throw new IllegalArgumentException(
                    "this model forecasts no series, as train without --sequence made it; " + "use TableModel");
        this.notes = model.notes();
        this.format = TableFormat.of(notes);
        this.layout = TableSchema.layout(notes);
        this.how = new SequenceOptions(
                column(notes.get(TIME)),
                Optional.ofNullable(notes.get(SERIES)).map(SequenceSchema::column),
                Integer.parseInt(notes.get(WINDOW)),
                Integer.parseInt(notes.get(HORIZON)),
                Integer.parseInt(notes.get(SEASON)),
                Boolean.parseBoolean(notes.get(OVER_GAPS)));
        this.target = Integer.parseInt(notes.get(TARGET));
        this.categories = categories(model.network().spec(), model.network().inputs() / how.window());
    }

    /** Whether a model was learned by {@link Forecasting}. */
    static boolean describes(Model model) {
        return model.notes().containsKey(TIME);
    }

    /** What a model keeps of its table. */
    static Map<String, String> notes(SequenceTable table, TableOptions options) {
        SequenceOptions how = table.how();
        Map<String, String> notes = new HashMap<>(TableSchema.notes(table.layout(), options));
        notes.put(TIME, text(how.time()));
        how.series().ifPresent(column -> notes.put(SERIES, text(column)));
        notes.put(WINDOW, Integer.toString(how.window()));
        notes.put(HORIZON, Integer.toString(how.horizon()));
        notes.put(SEASON, Integer.toString(how.season()));
        notes.put(OVER_GAPS, Boolean.toString(how.overGaps()));
        notes.put(TARGET, Integer.toString(table.target()));
        notes.put("label", table.names().get(table.target()));
        return notes;
    }

    /** Half the width of the interval of each step; none if there were too few windows. */
    static Map<String, String> notes(List<Float> halfWidths) {
        if (halfWidths.isEmpty()) return Map.of();
        return Map.of(HALF_WIDTHS, halfWidths.stream().map(String::valueOf).collect(Collectors.joining(" ")));
    }

    /** A name may look like a number. */
    private static String text(Column column) {
        return (column instanceof Column.Named ? "name " : "place ") + column;
    }

    private static Column column(String text) {
        String what = text.substring(text.indexOf(' ') + 1);
        return text.startsWith("name ") ? new Column.Named(what) : Column.parse(what);
    }

    /** All members of an ensemble have the same categories. */
    private static Categories categories(LayerSpec network, int features) {
        return network instanceof Ensemble ensemble
                ? categories(ensemble.members().get(0), features)
                : Categories.of(network, features);
    }

    SequenceOptions how() {
        return how;
    }

    int target() {
        return target;
    }

    /** NaN if there is none. */
    float halfWidth(int step) {
        String widths = notes.get(HALF_WIDTHS);
        return widths == null ? Float.NaN : Float.parseFloat(widths.split(" ")[step]);
    }

    SequenceTable read(Path file) throws IOException {
        Csv csv = new Csv(format, new Target.None(), categories, Missing.FILL, List.of(), Optional.of(layout));
        Dataset data = csv.read(file);
        return SequenceTable.of(file, data, layout, target, how, csv);
    }

    /** What rows from elsewhere than a file may contain: what a file may. */
    TableFeatures features() {
        List<String> names = layout.names();
        List<String> features = IntStream.range(0, names.size())
                .filter(i -> !layout.ignored().contains(i))
                .mapToObj(names::get)
                .toList();
        boolean named = features.stream().noneMatch(String::isEmpty);
        return new TableFeatures(
                features.size(),
                named ? features : List.of(),
                Set.copyOf(names),
                categories instanceof Categories.Known known ? known.names() : List.of(),
                format.numerals(),
                true);
    }
}
