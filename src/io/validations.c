/* The columns of `clv validate`. */
#include "io/validations.h"

#include <math.h>

static const char *const forecasts[] = {"model", "same_rate", "nothing"};
static const char *const phases[] = {"calibration", "holdout"};

#define WORDS(list) .words = (list), .word_count = sizeof(list) / sizeof *(list)
#define SCHEMA(list)                                                           \
	{                                                                          \
		list, sizeof(list) / sizeof *(list)                                    \
	}

/* clang-format off: a row of the table in few lines */
#define AT(member) .offset = offsetof(struct clv_validation_total_row, member)
static const struct clv_field totals[] = {
    {"forecast", "Forecast", NULL, CLV_WORD, AT(forecast), WORDS(forecasts),
     .is_main = true,
     .about =
         "who foretells: model; same_rate, each customer goes on as before "
         "the cut; nothing, nobody buys any more",
     .unit = "word"},
    {"customers", "Customers", NULL, CLV_COUNT, AT(customers), .is_main = true,
     .about = "those with a purchase up to the cut", .unit = "count"},
    {"actual", "Actual", NULL, CLV_COUNT, AT(actual), .is_main = true,
     .about = "their purchases after the cut; those of one day are one",
     .unit = "count"},
    {"predicted", "Predicted", NULL, CLV_RATIO, AT(predicted), .is_main = true,
     .about = "what was foretold of them",
     .formula =
         "sum of the expected purchases of each; same_rate: of frequency "
         "/ T x time after the cut",
     .unit = "count"},
    {"error", "Error", NULL, CLV_SHARE, AT(error), .is_main = true,
     .about = "how far that is from the truth; above 0: too many were foretold",
     .formula = "predicted / actual - 1", .unit = "share"},
    {"mae", "Mean error", NULL, CLV_RATIO, AT(mae), .is_main = true,
     .about = "by how many purchases a customer was missed, on average",
     .formula = "mean of |predicted - actual| of each customer",
     .unit = "purchases"},
    {"rmse", "RMSE", NULL, CLV_RATIO, AT(rmse), .is_main = true,
     .about = "the same with more weight on large errors: a forecaster who is "
              "right on average about customers of each kind has the least",
     .formula = "root of the mean of (predicted - actual)^2",
     .unit = "purchases"},
    {"correlation", "Correlation", NULL, CLV_RATIO, AT(correlation),
     .is_main = true,
     .about =
         "whether those who were to buy more did; 1: exactly so, 0: not at "
         "all; empty where all are the same",
     .formula = "Pearson's, of predicted and actual of each customer",
     .unit = "-1 to 1"},
    {"actual_revenue", "Actual revenue", NULL, CLV_MONEY, AT(actual_revenue),
     .needs = CLV_HAS_AVG,
     .about = "what these customers paid after the cut, less what was given "
              "back",
     .unit = "money"},
    {"predicted_revenue", "Predicted revenue", NULL, CLV_MONEY,
     AT(predicted_revenue), .needs = CLV_HAS_AVG,
     .about = "what was foretold of it",
     .formula = "sum of expected purchases x expected mean spend of each; "
                "same_rate: x the mean of the repeat purchases so far",
     .unit = "money"},
    {"revenue_error", "Revenue error", NULL, CLV_SHARE, AT(revenue_error),
     .needs = CLV_HAS_AVG,
     .about = "how far that is from the truth; above 0: too much was foretold",
     .formula = "predicted_revenue / actual_revenue - 1", .unit = "share"},
};
#undef AT

#define AT(member)                                                             \
	.offset = offsetof(struct clv_validation_frequency_row, member)
static const struct clv_field frequencies[] = {
    {"frequency", "Frequency", NULL, CLV_NAME, AT(frequency), .is_main = true,
     .about = "repeat purchases up to the cut; 7+ is seven and more",
     .unit = "count"},
    {"customers", "Customers", NULL, CLV_COUNT, AT(customers), .is_main = true,
     .about = "how many customers have so many", .unit = "count"},
    {"actual", "Actual", NULL, CLV_COUNT, AT(actual), .is_main = true,
     .about = "their purchases after the cut", .unit = "count"},
    {"predicted", "Predicted", NULL, CLV_RATIO, AT(predicted), .is_main = true,
     .about = "what the model foretold of them", .unit = "count"},
    {"actual_mean", "Actual, each", NULL, CLV_RATIO, AT(actual_mean),
     .is_main = true, .about = "purchases of a customer after the cut",
     .formula = "actual / customers", .unit = "purchases a customer"},
    {"predicted_mean", "Predicted, each", NULL, CLV_RATIO, AT(predicted_mean),
     .is_main = true, .about = "what the model foretold of a customer",
     .formula = "predicted / customers", .unit = "purchases a customer"},
    {"same_rate_mean", "Same rate, each", NULL, CLV_RATIO, AT(same_rate_mean),
     .is_main = true,
     .about = "a customer's purchases if all had gone on as before the cut",
     .unit = "purchases a customer"},
};
#undef AT

#define AT(member) .offset = offsetof(struct clv_validation_week_row, member)
static const struct clv_field weeks[] = {
    {"week", "Week", NULL, CLV_ORDINAL, AT(week), .is_main = true,
     .about = "counted from 1; one of them ends with the cut",
     .unit = "number"},
    {"start", "First day", NULL, CLV_DAY, AT(start), .is_main = true,
     .about = "first day of the week", .unit = "date"},
    {"end", "Last day", NULL, CLV_DAY, AT(end), .is_main = true,
     .about = "last day of the week, 7 days, of which the first and the last "
              "week may have fewer",
     .unit = "date"},
    {"phase", "Phase", NULL, CLV_WORD, AT(phase), WORDS(phases),
     .is_main = true,
     .about = "calibration: up to the cut, what the model was fitted to; "
              "holdout: after it",
     .unit = "word"},
    {"actual", "Actual", NULL, CLV_COUNT, AT(actual), .is_main = true,
     .about = "repeat purchases in the week, of customers won up to the cut",
     .unit = "count"},
    {"predicted", "Predicted", NULL, CLV_RATIO, AT(predicted), .is_main = true,
     .about = "what the model expects of as many customers with these first "
              "purchases, whatever they did since",
     .formula = "sum of expected(end) - expected(start) since each first "
                "purchase",
     .unit = "count"},
    {"cumulative_actual", "Actual so far", NULL, CLV_COUNT,
     AT(cumulative_actual), .is_main = true,
     .about = "all of them up to the end of the week", .unit = "count"},
    {"cumulative_predicted", "Predicted so far", NULL, CLV_RATIO,
     AT(cumulative_predicted), .is_main = true,
     .about = "the same of what the model expects", .unit = "count"},
};
#undef AT

#define AT(member) .offset = offsetof(struct clv_validation_alive_row, member)
static const struct clv_field tenths[] = {
    {"p_alive_from", "P(alive) from", NULL, CLV_SHARE, AT(p_alive_from),
     .is_main = true,
     .about = "customers whom the model takes at the cut to be still customers "
              "with at least this probability",
     .unit = "share"},
    {"p_alive_to", "to below", NULL, CLV_SHARE, AT(p_alive_to), .is_main = true,
     .about = "and below this one; 1 belongs to the last row", .unit = "share"},
    {"customers", "Customers", NULL, CLV_COUNT, AT(customers), .is_main = true,
     .about = "how many they are", .unit = "count"},
    {"p_alive", "P(alive)", NULL, CLV_SHARE, AT(p_alive), .is_main = true,
     .about = "the mean of that probability", .unit = "share"},
    {"predicted_share", "Buy, predicted", NULL, CLV_SHARE, AT(predicted_share),
     .is_main = true,
     .about = "how many of them were to buy after the cut, which is fewer than "
              "are still customers",
     .formula = "mean of 1 - likelihood of silence up to the last day / "
                "likelihood at the cut",
     .unit = "share"},
    {"actual_share", "Buy, actual", NULL, CLV_SHARE, AT(actual_share),
     .is_main = true, .about = "how many of them did", .unit = "share"},
};
#undef AT
/* clang-format on */

const struct clv_schema clv_validation_total_schema = SCHEMA(totals);
const struct clv_schema clv_validation_frequency_schema = SCHEMA(frequencies);
const struct clv_schema clv_validation_week_schema = SCHEMA(weeks);
const struct clv_schema clv_validation_alive_schema = SCHEMA(tenths);

static double error_of(double predicted, double actual)
{
	return actual > 0 ? predicted / actual - 1 : NAN;
}

/* Nothing of nobody is none. */
static double mean(double sum, double count)
{
	return count > 0 ? sum / count : NAN;
}

void clv_validation_total_figure(const struct clv_validation_measures *measures,
                                 enum clv_forecaster forecaster,
                                 struct clv_validation_total_row *row)
{
	const double actual = (double)measures->actual;
	/* a mean spend that is infinite says nothing */
	const double revenue =
	    isinf(measures->predicted_revenue) ? NAN : measures->predicted_revenue;
	*row = (struct clv_validation_total_row){
	    .forecast = forecaster,
	    .customers = (double)measures->customers,
	    .actual = actual,
	    .predicted = measures->predicted,
	    .error = error_of(measures->predicted, actual),
	    .mae = measures->mae,
	    .rmse = measures->rmse,
	    .correlation = measures->correlation,
	    .actual_revenue = measures->actual_revenue,
	    .predicted_revenue = revenue,
	    .revenue_error = error_of(revenue, measures->actual_revenue),
	};
}

void clv_validation_frequency_figure(
    const struct clv_validation_frequency *group, size_t index,
    struct clv_validation_frequency_row *row)
{
	static const char *const names[CLV_VALIDATION_FREQUENCIES] = {
	    "0", "1", "2", "3", "4", "5", "6", "7+"};
	const double customers = (double)group->customers;
	*row = (struct clv_validation_frequency_row){
	    .frequency = {names[index],
	                  index + 1 < CLV_VALIDATION_FREQUENCIES ? 1 : 2},
	    .customers = customers,
	    .actual = (double)group->actual,
	    .predicted = group->predicted[CLV_BY_MODEL],
	    .actual_mean = mean((double)group->actual, customers),
	    .predicted_mean = mean(group->predicted[CLV_BY_MODEL], customers),
	    .same_rate_mean = mean(group->predicted[CLV_BY_SAME_RATE], customers),
	};
}

void clv_validation_week_figure(const struct clv_validation_week *week,
                                int32_t cut,
                                struct clv_validation_week_row *row)
{
	row->week++;
	row->start = week->start;
	row->end = week->end;
	row->phase = week->end > cut ? CLV_PHASE_HOLDOUT : CLV_PHASE_CALIBRATION;
	row->actual = (double)week->actual;
	row->predicted = week->expected;
	row->cumulative_actual += row->actual;
	row->cumulative_predicted += row->predicted;
}

void clv_validation_alive_figure(const struct clv_validation_tenth *tenth,
                                 size_t index,
                                 struct clv_validation_alive_row *row)
{
	const double customers = (double)tenth->customers;
	*row = (struct clv_validation_alive_row){
	    .p_alive_from = (double)index / CLV_VALIDATION_TENTHS,
	    .p_alive_to = (double)(index + 1) / CLV_VALIDATION_TENTHS,
	    .customers = customers,
	    .p_alive = mean(tenth->p_alive, customers),
	    .predicted_share = mean(tenth->buys, customers),
	    .actual_share = mean((double)tenth->bought, customers),
	};
}
