#include <clv/clv.h>
#include <stdio.h>

int main(void)
{
	printf("%.2f\n", clv_retention_value(100, 0.2, 0.1, CLV_TIMING_START));
	return 0;
}
