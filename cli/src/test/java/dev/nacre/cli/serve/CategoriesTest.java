package dev.nacre.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.Fittable;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Network;
import dev.nacre.data.FillMissing;
import dev.nacre.data.OneHot;
import dev.nacre.layers.Dense;
import dev.nacre.layers.Sequential;
import dev.nacre.losses.Mse;
import dev.nacre.model.Model;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Features that are categories, and values that are missing. */
class CategoriesTest {
    private static final OneHot COLOURS = new OneHot(List.of(1), List.of(List.of("blue", "green", "red")));

    private PredictionServer server;

    /** Features size and colour, trained with a missing value or without. */
    static Model model(OneHot categories, boolean missing) {
        List<LayerSpec> layers = new ArrayList<>(List.of(categories, new Dense(2)));
        if (missing) layers.add(0, new FillMissing());
        Network network = new Network(new Sequential(layers), 2, 1);
        FloatMatrix x = new FloatMatrix(2, 3, 7, 0, 8, 1, 9, 2);
        for (Layer layer : network.layers()) if (layer instanceof Fittable preprocessing) preprocessing.fit(List.of(x));
        return new Model(network, new Mse(), List.of("size", "colour"), List.of(), Map.of());
    }

    private Client serve(Model model) throws Exception {
        server =
                PredictionServer.start(model, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), new Limits());
        return new Client(server.address().getPort());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.5|0.5",
                "99999|99999",
                "3|3",
                "-2|-2",
                "\"purple\"|\\\"purple\\\"",
            })
    void whatIsNoCategoryIsRefused(String value, String said) throws Exception {
        HttpResponse<String> response =
                serve(model(COLOURS, false)).predict("{\"rows\": [[5, 2], [5, " + value + "]]}");

        assertThat(response.body())
                .isEqualTo("{\"error\":\"row 1, number 1 is " + said
                        + "; expected is one of \\\"blue\\\", \\\"green\\\", \\\"red\\\", or its number, 0 to 2, or -1"
                        + " for none of them\"}");
        assertThat(response.statusCode()).isEqualTo(400);
    }

    @Test
    void aCategoryIsGivenByItsNameOrItsNumber() throws Exception {
        Model model = model(COLOURS, false);
        Client client = serve(model);
        for (String row : List.of("[5, \"red\"]", "[5, 2]", "[5, 2.0]", "{\"colour\": \"red\", \"size\": 5}"))
            assertThat(client.predict("{\"row\": " + row + "}").body()).isEqualTo(prediction(model, 5, 2));
        assertThat(client.predict("{\"row\": [5, -1]}").body()).isEqualTo(prediction(model, 5, -1));
        assertThat(client.predict("{\"row\": [\"red\", 2]}").body()).contains("row 0, number 0 is no number");
        assertThat(client.predict("{\"row\": [0.5, 2]}").body()).isEqualTo(prediction(model, 0.5f, 2));
    }

    private static String prediction(Model model, float... row) {
        return "{\"prediction\":{\"values\":"
                + Arrays.toString(model.predict(row)).replace(" ", "") + "}}";
    }

    @Test
    void theModelListsCategoriesAndMessagesListAFew() throws Exception {
        List<String> many = IntStream.range(0, 12).mapToObj(i -> "c" + i).toList();
        Client client = serve(model(new OneHot(List.of(1), List.of(many)), false));

        assertThat(client.get("/model").body())
                .contains("\"categories\":[[],[\"c0\",\"c1\",", "\"c11\"]],\"missing\":false");
        assertThat(client.predict("{\"row\": [5, 12]}").body())
                .contains(
                        "is 12; expected is one of its 12 categories (GET /model lists them), or its number, 0 to 11");
    }

    /** Rows of a table are read so, too. */
    @Test
    void aMissingCategoryIsNoneOfThem() throws Exception {
        Model model = model(COLOURS, true);
        Client client = serve(model);

        assertThat(client.predict("{\"row\": [5, null]}").body()).isEqualTo(prediction(model, 5, -1));
        assertThat(client.predict("{\"row\": [null, 1]}").body()).isEqualTo(prediction(model, Float.NaN, 1));
        assertThat(client.get("/model").body()).contains("\"missing\":true");
    }

    @Test
    void aMissingValueIsNamedByRowAndFeature() throws Exception {
        Client client = serve(model(COLOURS, false));
        String reason = " is null, a missing value, which this model does not take; give a value\"}";

        assertThat(client.predict("{\"rows\": [[5, 1], [5, 1], [null, 1]]}").body())
                .isEqualTo("{\"error\":\"row 2, number 0" + reason);
        assertThat(client.predict("{\"row\": {\"size\": 5, \"colour\": null}}").body())
                .isEqualTo("{\"error\":\"row 0, feature colour" + reason);
    }

    @Test
    void longTextsOfARequestAreCutInMessages() throws Exception {
        Client client = serve(model(COLOURS, false));
        String text = "x".repeat(39) + "\ud83d\ude00".repeat(10_000);
        for (String row : List.of("{\"" + text + "\": 5}", "[5, \"" + text + "\"]"))
            assertThat(client.predict("{\"row\": " + row + "}").body())
                    .startsWith("{\"error\":\"row 0")
                    .contains("\"" + "x".repeat(39) + "…\\\"")
                    .hasSizeLessThan(300);
    }
}
