package dev.nacre.tuning;

import dev.nacre.safetensors.AtomicFile;
import dev.nacre.safetensors.IoReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The results of searches in a CSV file, one line for each trial, written when the trial ends: number, budget, seed,
 * identity of the objective, score, seconds, failure, settings. A search that starts with an existing journal does not
 * repeat the trials in it that are of the same objective.
 */
final class Journal {
    private static final String HEADER = "number,budget,seed,objective,score,seconds,failure,settings";

    private final Path file;
    private final String identity;
    private final Map<String, Result> known = new HashMap<>();

    /** Reads the journal; null for no file. */
    Journal(Path file, String identity) {
        this.file = file;
        this.identity = identity;
        if (file == null) return;
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                AtomicFile.write(file, HEADER + "\n");
            } else {
                read();
            }
        } catch (FileSystemException e) {
            throw new UncheckedIOException(e.getFile() + ": " + IoReason.of(e), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private void read() throws IOException {
        if (!Files.isWritable(file)) throw new AccessDeniedException(file.toString());
        // not readString: half a line may end in half a character
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        String whole = whole(text);
        if (!whole.equals(text)) AtomicFile.write(file, whole);
        for (String line : whole.lines().skip(1).filter(line -> !line.isBlank()).toList()) {
            Result result = result(line);
            known.put(cells(line).get(3) + " " + key(result.trial()), result);
        }
    }

    /** Without half a line at its end, which a killed process or a full disk may have left; with the header. */
    private String whole(String text) {
        if ((HEADER + "\n").startsWith(text)) return HEADER + "\n";
        if (!text.startsWith(HEADER + "\n"))
            throw new IllegalArgumentException(
                    file + " is not a journal of a search: expected the first line " + HEADER);
        return text.substring(0, text.lastIndexOf('\n') + 1);
    }

    Optional<Result> find(Trial trial) {
        return Optional.ofNullable(known.get(identity + " " + key(trial)))
                .map(r -> new Result(trial, r.score(), r.failure(), r.seconds()));
    }

    void add(Result result) {
        if (file == null) return;
        try {
            Files.writeString(file, line(result) + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " could not be written: " + IoReason.of(e), e);
        }
    }

    private static String key(Trial trial) {
        return trial.budget() + " " + trial.seed() + " " + trial.settings();
    }

    private String line(Result result) {
        Trial trial = result.trial();
        List<String> cells = new ArrayList<>(List.of(
                Integer.toString(trial.number()),
                Integer.toString(trial.budget()),
                Long.toString(trial.seed()),
                identity,
                Double.toString(result.score()),
                Double.toString(result.seconds()),
                result.failure()));
        trial.settings().forEach((name, text) -> cells.add(name + "=" + text));
        return String.join(",", cells.stream().map(Journal::quoted).toList());
    }

    /** RFC 4180; no cell has a line break. */
    static String quoted(String cell) {
        String line = cell.replaceAll("\\s*\\R\\s*", " ");
        return line.matches("[^\",]*") ? line : '"' + line.replace("\"", "\"\"") + '"';
    }

    private Result result(String line) {
        try {
            List<String> cells = cells(line);
            Map<String, String> settings = new java.util.LinkedHashMap<>();
            for (String cell : cells.subList(7, cells.size()))
                settings.put(cell.substring(0, cell.indexOf('=')), cell.substring(cell.indexOf('=') + 1));
            Trial trial = new Trial(
                    Integer.parseInt(cells.get(0)),
                    settings,
                    Long.parseLong(cells.get(2)),
                    Integer.parseInt(cells.get(1)));
            return new Result(trial, Double.parseDouble(cells.get(4)), cells.get(6), Double.parseDouble(cells.get(5)));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    file + ": this line is not part of a journal of a search: " + line
                            + "; delete the line, or search into another folder",
                    e);
        }
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') cell.append(line.charAt(i++));
            else if (c == '"') quoted = !quoted;
            else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else cell.append(c);
        }
        cells.add(cell.toString());
        return cells;
    }
}
