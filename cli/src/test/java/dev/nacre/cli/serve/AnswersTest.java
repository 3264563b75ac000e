package dev.nacre.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.tables.Prediction;
import dev.nacre.tables.TableModel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Predictions as JSON. */
class AnswersTest {
    private static String answer(Prediction prediction) throws HttpError {
        Rows rows = Rows.parse(
                "{\"row\": [1, 2]}".getBytes(StandardCharsets.UTF_8),
                new TableModel(PredictionServerTest.MODEL).features(),
                1);
        return new String(Answers.predictions(List.of(prediction), rows), StandardCharsets.UTF_8);
    }

    @Test
    void aNumberHasItsInterval() throws Exception {
        assertThat(answer(new Prediction("", List.of(2.5f), 1, 4)))
                .isEqualTo("{\"prediction\":{\"values\":[2.5],\"low\":1.0,\"high\":4.0}}");
    }

    @Test
    void theLabelIsThatOfThePredictionNotOfTheGreatestValue() throws Exception {
        assertThat(answer(new Prediction("yes", List.of(0.7f, 0.3f), Float.NaN, Float.NaN)))
                .isEqualTo("{\"prediction\":{\"label\":\"yes\",\"values\":[0.7,0.3]}}");
    }
}
