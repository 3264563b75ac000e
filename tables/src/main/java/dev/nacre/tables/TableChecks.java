package dev.nacre.tables;

import dev.nacre.data.Dataset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Checks a table that was read without an error: whether there is something to learn.
 *
 * @param source the name of the table, for messages
 */
record TableChecks(String source, Dataset data, Task task) {
    private static final int FEWEST_ROWS = 5;
    private static final int MOST_CATEGORIES = 50;
    /** Of the 8 MiB of a model file's header; the rest is for the names of parameters, and for notes. */
    private static final long MOST_BYTES = 7_500_000;

    /** Rejects tables that can't be learned from. */
    void usable() {
        if (data.labels().size() == 1)
            throw wrong("the label has one value only, " + data.labels() + "; there is nothing to learn");
        if (hasConstantNumber())
            throw wrong("the label has one value only, " + data.samples().t().data[0] + "; there is nothing to learn");
        if (data.size() < FEWEST_ROWS)
            throw wrong("has only " + data.size() + " rows; there must be " + FEWEST_ROWS + " at least");
        if (tooMany(data.labels().size()))
            throw wrong("the label has " + data.labels().size() + " different texts in " + data.size()
                    + " rows; each class must be there several times"
                    + (task == Task.CLASSES ? "; if they are numbers, say --task numbers" : ""));
        requireCategories();
        if (!somethingChanges())
            throw wrong("no column has two different values, so there is nothing to learn from; is it the right file?");
    }

    /** The features' names, or their numbers counted from 1. */
    static List<String> names(Dataset data) {
        return data.features().isEmpty()
                ? IntStream.rangeClosed(1, data.inputs())
                        .mapToObj(Integer::toString)
                        .toList()
                : data.features();
    }

    /**
     * Rejects categories whose texts the header of a model file can't hold, before a model is trained that can't be
     * saved: each network describes its own.
     */
    static void requireRoom(Dataset data, List<String> columns, int networks) {
        long total = 0;
        long most = 0;
        int longest = 0;
        for (int i = 0; i < data.categories().size(); i++) {
            long bytes = data.categories().get(i).stream()
                    .mapToLong(TableChecks::quotedBytes)
                    .sum();
            total += bytes;
            if (bytes > most) longest = i;
            most = Math.max(most, bytes);
        }
        if (total * networks > MOST_BYTES)
            throw new IllegalArgumentException("column " + columns.get(longest) + " has "
                    + data.categories().get(longest).size() + " different texts, " + most
                    + " bytes: a model file can't hold them for "
                    + networks + " networks; leave the column out by --ignore");
    }

    /** Quotes and backslashes are escaped twice: in the text of the network, and in the header. */
    private static long quotedBytes(String text) {
        long escaped = text.chars().filter(c -> c == '"' || c == '\\').count();
        return text.getBytes(StandardCharsets.UTF_8).length + 3 * escaped;
    }

    /** Names all columns of names or other free text at once. */
    private void requireCategories() {
        int[] free = IntStream.range(0, data.categories().size())
                .filter(i -> tooMany(data.categories().get(i).size()))
                .toArray();
        if (free.length == 0) return;
        String columns = IntStream.of(free).mapToObj(names(data)::get).collect(Collectors.joining(","));
        throw wrong(
                free.length == 1
                        ? "column " + columns + " has "
                                + data.categories().get(free[0]).size()
                                + " different texts in " + data.size() + " rows; leave it out by --ignore"
                        : "the columns " + columns + " have another text in most of the " + data.size()
                                + " rows; leave them out by --ignore " + columns);
    }

    /** A column of unique names is useless: each name occurs once. */
    private boolean tooMany(int texts) {
        return texts > MOST_CATEGORIES && texts > data.size() / 2;
    }

    private boolean hasConstantNumber() {
        if (!data.labels().isEmpty() || data.samples().t() == null || data.size() < FEWEST_ROWS) return false;
        float[] t = data.samples().t().data;
        for (float value : t) if (value != t[0]) return false;
        return true;
    }

    private boolean somethingChanges() {
        float[] x = data.samples().x().data;
        int rows = data.samples().inputs();
        for (int i = rows; i < x.length; i++) if (Float.compare(x[i], x[i % rows]) != 0) return true;
        return false;
    }

    private IllegalArgumentException wrong(String message) {
        return new IllegalArgumentException(source + ": " + message);
    }
}
