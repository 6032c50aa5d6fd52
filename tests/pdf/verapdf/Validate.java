import java.io.FileInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Validates PDF files against veraPDF profiles: {@code Validate ua1,2a FILE...}
 *
 * <p>Prints one line per file and profile: profile, "ok" or the failed rules, file; parts are separated by tabs.
 */
public class Validate {
    public static void main(String[] args) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        for (String profile : args[0].split(",")) {
            for (int i = 1; i < args.length; i++) {
                System.out.println(profile + "\t" + verdict(profile, args[i]) + "\t" + args[i]);
            }
        }
    }

    private static String verdict(String profile, String file) throws Exception {
        PDFAFlavour flavour = PDFAFlavour.fromString(profile);
        try (InputStream in = new FileInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(in, flavour)) {
            PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false);
            ValidationResult result = validator.validate(parser);
            return result.isCompliant() ? "ok" : faults(result);
        }
    }

    private static String faults(ValidationResult result) {
        List<String> faults = new ArrayList<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
                faults.add(rule + " " + assertion.getMessage().replaceAll("\\s+", " "));
            }
        }
        return String.join("; ", faults);
    }
}
